import type { Readers } from "../../src/report/document/readers.js";
import type { ProvenReport } from "../../src/report/formats/format.js";
import { hostileFacts } from "./hostile.js";
import { proven } from "./proven.js";
import { readBy } from "./readers.js";
import { record } from "./trails.js";

/** The report of a trail with the same text wherever text may stand, and the same key wherever one may. */
export const reportWithText = (text: string, id: string): ProvenReport =>
  proven(record(hostileFacts(text, id), { requestId: id }));

/** Who read it, by names that are that text too. */
export const readersWithText = (text: string): Readers =>
  readBy([{ principal: text.replace(/\p{Cc}/gu, " ").slice(0, 60), operation: text }]);
