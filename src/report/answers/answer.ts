import type { FactRef } from "../../facts/kind.js";
import type { Trail } from "../trail.js";
import { called, clip, isBlank, listed } from "../words.js";

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

/** Clauses as one sentence; none where there is none, and of many the first six and how many more. */
export const several = (clauses: readonly string[], between: string): string[] =>
  clauses.length === 0 ? [] : [clauses.length > 6 ? listed(clauses, 6) : clauses.join(between)];

/** Recorded text inside a sentence, without its own full stop. */
export const phrase = (text: string | null): string => clip(text ?? "").replace(/[.;\s]+$/, "");

export const because = (why: string | null): string => (isBlank(why) ? "" : `, because: ${phrase(why)}`);

/** Why nothing is known of a fact that something refers to. */
export const notThere = (trail: Trail, fact: FactRef): string =>
  trail.truncated && trail.get(fact) === undefined
    ? `${called(fact)} lies beyond the limit at which this trail was cut`
    : `${called(fact)} is not recorded`;
