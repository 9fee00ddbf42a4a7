import { type FactRef, refId } from "../facts/kind.js";
import { entryOf } from "../facts/record.js";
import type { ProofEntry } from "./proof.js";
import { called } from "./words.js";

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
