import { isFactKind } from "../../../facts/kind.js";
import type { Address } from "../../address.js";
import { OneFact } from "./OneFact.js";
import { Search } from "./Search.js";

/** `#/explore?text=loans` looks for facts; `#/explore/SourceTable/warehouse%2Floans?asOf=2026-10-01` shows one and what is around it. */
export function Explore({ path: [kind, key], parameters }: Address) {
  return isFactKind(kind) && key !== undefined ? (
    <OneFact
      key={`${kind} ${key}`}
      kind={kind}
      factKey={key}
      asOf={parameters.asOf}
      column={parameters.column}
    />
  ) : (
    <Search text={parameters.text ?? ""} />
  );
}
