import { openCosignatures, type WitnessKey, witnessName } from "../../log/cosignature.js";
import { count, counted, listed, moment } from "../words.js";
import type { Attested } from "./attested.js";
import { readAt, VerificationError } from "./verdict.js";

/**
 * Whether so many of these witnesses cosigned a checkpoint that has the report's prediction; in words who did, one a line. Each
 * counts once, whatever it cosigned. Throws VerificationError where they are fewer, or a cosignature is not its witness's.
 */
export function checkWitnesses(
  { witnessed, entries: all }: Attested,
  witnesses: readonly WitnessKey[],
  needed: number,
): string[] {
  const counting = new Set<string>();
  const sentences = witnessed.flatMap(({ note, size, entries, where }) =>
    readAt(`${where}.checkpoint`, () => openCosignatures(note, witnesses)).map(({ by, at }) => {
      counting.add(witnessName(by));
      return `Cosigned by ${witnessName(by)} at ${moment(at.toISOString())}: the log at ${counted(size, "fact")}. It has the prediction, and in all ${count(entries)} of the ${count(all)} entries of this report.`;
    }),
  );
  if (counting.size >= needed) return sentences;
  const missing = witnesses.map(witnessName).filter((name) => !counting.has(name));
  throw new VerificationError(
    "proof.witnessed",
    `shows ${counted(counting.size, "witness", "witnesses")} that cosigned a checkpoint with the prediction, and ${needed} of ${witnesses.length} were asked for. Missing: ${listed(missing, MOST_NAMED)}. A witness that is slow or away cosigns later: a report made then shows it`,
  );
}
const MOST_NAMED = 8;
