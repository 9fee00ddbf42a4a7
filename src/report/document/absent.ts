import { type FactRef, refId } from "../../facts/kind.js";
import { goneFields } from "../../facts/record.js";
import type { ProvenReport } from "../formats/format.js";
import { code, type Phrase, phrase } from "./parts.js";

/** Why a recorded fact's field has no value that could be shown; null where none was ever given. */
export type WhyAbsent = (fact: FactRef, field: string) => Phrase | null;

/**
 * Tells apart what is null in a report. The entry of a fact says whether a value was given; one that was, and isn't there,
 * was erased only where a recorded Erasure says so.
 */
export function whyAbsent({ proof, erasures }: ProvenReport): WhyAbsent {
  const erasedBy = new Map(
    erasures.flatMap(({ key, kind, fact }) =>
      kind === null || fact === null ? [] : [[refId({ kind, key: fact }), key] as const],
    ),
  );
  const entries = new Map(proof.entries.map((entry) => [refId(entry), entry]));
  return (fact, field) => {
    const entry = entries.get(refId(fact));
    if (entry === undefined || !goneFields(entry).includes(field)) return null;
    const erasure = erasedBy.get(refId(fact));
    return erasure === undefined ? phrase(WITHHELD) : phrase("erased, by erasure ", code(erasure));
  };
}

const WITHHELD =
  "withheld: the log has its digest, this report does not have the value, and no erasure in it says why";
