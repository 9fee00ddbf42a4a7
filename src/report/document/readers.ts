import type { FieldsOf } from "../../facts/kinds/index.js";
import { counted } from "../words.js";
import { type DraftBlock, heading, paragraph, table } from "./draftBlock.js";
import { oneLine, type Phrase, text, time } from "./parts.js";

/** Who read a prediction, as far as it passed through Proofline or was reported to it. */
export interface Readers {
  /** The newest accesses that named it, at most as many as a document shows. */
  readonly newest: readonly Reader[];
  /** How many named it in all. */
  readonly count: number;
}

/** What a document shows of an access. */
export type Reader = Pick<
  FieldsOf<"Access">,
  "at" | "principal" | "operation" | "outcome" | "code" | "count"
>;

/** Of an access, no more than that: a document holds it as data too. */
export const readerOf = ({ at, principal, operation, outcome, code, count }: Reader): Reader => ({
  at,
  principal,
  operation,
  outcome,
  code,
  count,
});

/** The accesses of the prediction. They come from the log of the day, not from the report, and no proof covers them. */
export function readersSection({ newest, count }: Readers): DraftBlock[] {
  const cut = count > newest.length ? ` The newest ${newest.length} are shown.` : "";
  const found =
    count === 0
      ? "No access that named this prediction is recorded."
      : `${counted(count, "access", "accesses")} named this prediction until this document was made.${cut}`;
  return [
    heading(2, "Who read it"),
    paragraph(
      `${found} An access to a list that held it among others is not counted. This section is not part of the proof: the JSON document does not have it, and verification does not check it.`,
    ),
    ...table(["Time", "Principal", "Operation", "Outcome"], newest.map(row)),
  ];
}

function row({ at, principal, operation, outcome, code, count }: Reader): Phrase[] {
  const why = code === null ? "" : ` (${code})`;
  // refusals of one address may stand in one access
  const often = count === null || count === 1 ? "" : `, ${counted(count, "request")}`;
  return [
    at === null ? [] : time(at),
    principal === null ? text("erased") : oneLine(principal),
    operation === null ? text("erased") : oneLine(operation),
    text(`${outcome}${why}${often}`),
  ];
}
