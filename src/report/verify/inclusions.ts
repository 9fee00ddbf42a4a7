import { fromHex } from "../../facts/bytes.js";
import type { Checkpoint } from "../../log/checkpoint.js";
import { parseHash } from "../../log/text.js";
import { verifyInclusion } from "../../log/verify.js";
import { factsToProve } from "../proof.js";
import { called } from "../words.js";
import type { OpenEntry } from "./entries.js";
import type { ReportFile } from "./file.js";
import { memberPath } from "./strictJson.js";
import { readAt, VerificationError } from "./verdict.js";

/**
 * Proves the entries to be in the log: the prediction and each that no other names by hash by an inclusion proof of its
 * own, hence all others too, since a reference by hash leads to a lower index. Throws VerificationError.
 */
export function checkInclusions(
  entries: ReadonlyMap<string, OpenEntry>,
  { proof, requestId }: ReportFile,
  checkpoint: Checkpoint,
): void {
  const byIndex = new Map([...entries.values()].map((entry) => [entry.index, entry]));
  const proven = new Set<number>();
  for (const [i, { index, size, hashes, checkpoint: note }] of proof.inclusions.entries()) {
    const where = memberPath("proof.inclusions", i);
    if (note !== proof.checkpoint)
      throw new VerificationError(`${where}.checkpoint`, "is another one than proof.checkpoint");
    if (size !== checkpoint.size)
      throw new VerificationError(`${where}.size`, `is ${size}, and the checkpoint's is ${checkpoint.size}`);
    const entry = byIndex.get(index);
    if (entry === undefined)
      throw new VerificationError(`${where}.index`, `is ${index}, which is that of no entry`);
    if (proven.has(index)) throw new VerificationError(where, `is a second proof of ${called(entry)}`);
    proven.add(index);
    const path = hashes.map((hash, j) => {
      const at = memberPath(`${where}.hashes`, j);
      return readAt(at, () => parseHash(hash, "it"));
    });
    if (!verifyInclusion({ index, size, hashes: path }, fromHex(entry.leaf), checkpoint.root))
      throw new VerificationError(
        where,
        `does not show ${called(entry)} in the log of the checkpoint, at ${index}`,
      );
  }
  const stored = [...entries.values()].map(({ kind, key, given }) => ({ kind, key, recorded: given }));
  for (const { recorded, ...fact } of factsToProve(stored, { kind: "Prediction", key: requestId }))
    if (recorded !== null && !proven.has(recorded.index))
      throw new VerificationError(
        "proof.inclusions",
        `have none for ${called(fact)}, which nothing else proves`,
      );
}
