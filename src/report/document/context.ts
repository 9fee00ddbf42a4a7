import { type FactRef, refId } from "../../facts/kind.js";
import { goneFields, readRecord } from "../../facts/record.js";
import type { ProvenReport } from "../formats/format.js";
import { onBehalf } from "../recorded.js";
import type { SectionOf } from "../section.js";
import { code, type Phrase, phrase } from "./parts.js";

/** What the rest of a report says of one of its facts. */
export interface Context {
  /** Why a recorded fact's field has no value that could be shown; null where none was ever given. */
  readonly whyAbsent: (fact: FactRef, field: string) => Phrase | null;
  /** `by ops on behalf of Alice`, where who recorded a fact is another one than the person it names. */
  readonly onBehalf: (fact: FactRef) => string | null;
  /** The corrections of a fact, in the order of the log. */
  readonly amendmentsOf: (fact: FactRef) => readonly SectionOf<"Amendment">[];
}

/**
 * Reads the report for its facts. What is null in it is told apart: the entry of a fact says whether a value was given;
 * one that was, and isn't there, was erased only where a recorded Erasure says so.
 */
export function contextOf({
  proof,
  erasures,
  amendments,
}: Pick<ProvenReport, "proof" | "erasures" | "amendments">): Context {
  const erasedBy = new Map(erasures.map((erasure) => [targetOf(erasure), erasure.key]));
  const entries = new Map(proof.entries.map((entry) => [refId(entry), entry]));
  return {
    whyAbsent: (fact, field) => {
      const entry = entries.get(refId(fact));
      if (entry === undefined || !goneFields(entry).includes(field)) return null;
      const erasure = erasedBy.get(refId(fact));
      return erasure === undefined ? phrase(WITHHELD) : phrase("erased, by erasure ", code(erasure));
    },
    onBehalf: (fact) => {
      const recorded = entries.get(refId(fact));
      return recorded === undefined ? null : onBehalf(readRecord({ ...fact, recorded }));
    },
    amendmentsOf: (fact) => amendments.filter((amendment) => targetOf(amendment) === refId(fact)),
  };
}

/** The fact that another one points at; null where it says none. */
const targetOf = ({ kind, fact }: Pick<SectionOf<"Amendment">, "kind" | "fact">): string | null =>
  kind === null || fact === null ? null : refId({ kind, key: fact });

const WITHHELD =
  "withheld: the log has its digest, this report does not have the value, and no erasure in it says why";
