import type { FactRef } from "../../facts/kind.js";
import type { Trail } from "../trail.js";
import { called } from "../words.js";

/** A plain sentence, and the facts it rests on. */
export interface Answer {
  readonly sentence: string;
  readonly facts: readonly FactRef[];
}

export const answer = (sentence: string, facts: readonly (FactRef | null)[]): Answer => ({
  sentence,
  facts: facts.flatMap((fact) => (fact === null ? [] : [{ kind: fact.kind, key: fact.key }])),
});

/** Parts of a sentence that are known, in brackets; nothing where none is. */
export function brackets(...parts: readonly (string | null)[]): string {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? "" : ` (${known.join(", ")})`;
}

/** Why nothing is known of a fact that something refers to. */
export const notThere = (trail: Trail, fact: FactRef): string =>
  trail.truncated && trail.get(fact) === undefined
    ? `${called(fact)} lies beyond the limit at which this trail was cut`
    : `${called(fact)} is not recorded`;
