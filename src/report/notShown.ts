import { type FactRef, refId } from "../facts/kind.js";
import { entryOf } from "../facts/record.js";
import type { PolicyInForce } from "./policyInForce.js";
import type { ProofEntry } from "./proof.js";
import { called, capital, count, counted, moment } from "./words.js";

/** What a report says of itself, and no entry says. */
export interface Stated {
  readonly generatedAt: string;
  readonly asOf: number;
  readonly policy: PolicyInForce;
  readonly truncated: boolean;
}

/**
 * What no report shows, whatever its proof: a sentence each, for whoever relies on it. Said by `proofline verify` and by
 * every document for people.
 *
 * @param isHeldAgainstLog whether all of the log was looked through for what the report leaves out
 */
export const notShown = (
  stated: Stated,
  entries: readonly ProofEntry[],
  isHeldAgainstLog = false,
): string[] => [
  "That what was recorded is true. The log shows who said it and when, and that it was not changed since.",
  ...(isHeldAgainstLog ? [] : [LEFT_OUT, ...lateCauses(entries)]),
  "That the log shows everybody the same history. Who compares its checkpoints with those that others hold will know.",
  `That the report was made at ${moment(stated.generatedAt)}, when the log had ${counted(stated.asOf, "fact")}, and by which policy. The report says so itself.`,
  ...(stated.truncated
    ? ["What lies beyond the limit at which the walk was cut. This report is truncated, and says less."]
    : []),
];

const LEFT_OUT =
  "That nothing was left out which points at the trail from outside, as an amendment, an erasure, a retirement or a rejection. Only the log itself shows that.";

/** Each of them, as far as a reader can take in. */
function lateCauses(entries: readonly ProofEntry[]): string[] {
  const sentences = unshownCauses(entries).map(({ sentence }) => `${capital(sentence)}.`);
  const more = sentences.length - MOST_CAUSES;
  if (more <= 0) return sentences;
  return [
    ...sentences.slice(0, MOST_CAUSES),
    `The same of ${count(more)} more that entries name without a hash.`,
  ];
}
const MOST_CAUSES = 20;

/** A cause that its effect's entry names without a hash, and whose own entry is not in the report. */
export interface UnshownCause {
  readonly cause: FactRef;
  readonly effect: FactRef;
  readonly sentence: string;
}

/**
 * The causes that a report does not show: a cause without a hash in its effect's entry was recorded after it, or never,
 * and the entry can't tell which. So the entry of such a cause can be left out of a report without a trace in it.
 */
export function unshownCauses(entries: readonly ProofEntry[]): UnshownCause[] {
  const here = new Set(entries.map(refId));
  // only an entry with such a text can have such a reference: few need to be parsed
  const effects = entries.filter(({ entry }) => entry.includes('"leaf":null'));
  const causes = effects.flatMap((effect) =>
    entryOf(effect)
      .refs.filter((ref) => ref.leaf === null && !here.has(refId(ref)))
      .map((ref) => unshown({ kind: effect.kind, key: effect.key }, { kind: ref.kind, key: ref.key })),
  );
  return [...new Map(causes.map((one) => [one.sentence, one])).values()];
}

const unshown = (effect: FactRef, cause: FactRef): UnshownCause => ({
  cause,
  effect,
  sentence: `${called(effect)} names ${called(cause)}, which was not recorded then: whether it was since is not shown by this file`,
});
