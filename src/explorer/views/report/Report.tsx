import type { Address } from "../../address.js";
import { Latest } from "./Latest.js";
import { OneReport } from "./OneReport.js";
import "./report.css";

/** One prediction's report; without a request id, the predictions recorded last. */
export function Report({ path: [requestId], parameters: { asOf } }: Address) {
  return requestId === undefined ? <Latest /> : <OneReport requestId={requestId} asOf={asOf} />;
}
