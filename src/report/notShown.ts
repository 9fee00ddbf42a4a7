import { refId } from "../facts/kind.js";
import { entryOf } from "../facts/record.js";
import type { PolicyInForce } from "./completeness.js";
import type { ProofEntry } from "./proof.js";
import { called, counted, listed, moment } from "./words.js";

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

/** A cause that has no hash in its effect's entry was recorded later, or never: the entry can't tell which. */
function lateCauses(entries: readonly ProofEntry[]): string[] {
  const here = new Set(entries.map(refId));
  // only an entry with such a text can have such a reference: few need to be parsed
  const effects = entries.filter(({ entry }) => entry.includes('"leaf":null'));
  const unknown = effects.flatMap((effect) =>
    entryOf(effect)
      .refs.filter((ref) => ref.leaf === null && !here.has(refId(ref)))
      .map((ref) => `${called(ref)}, which ${called(effect)} names`),
  );
  if (unknown.length === 0) return [];
  return [
    `Whether these were recorded after what names them: ${listed(unknown, 8)}. Their entries can be left out without a trace.`,
  ];
}
