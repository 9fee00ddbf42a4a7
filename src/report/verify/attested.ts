import { refId } from "../../facts/kind.js";
import { type Checkpoint, parseCheckpoint } from "../../log/checkpoint.js";
import { parseNote } from "../../log/note.js";
import { parseHash } from "../../log/text.js";
import { verifyConsistency } from "../../log/verify.js";
import { unverifiedSigners } from "../../log/witness.js";
import type { AttestedCheckpoint } from "../proof.js";
import { counted, listed } from "../words.js";
import type { OpenEntry } from "./entries.js";
import type { ReportFile } from "./file.js";
import { memberPath } from "./strictJson.js";
import { readAt, VerificationError } from "./verdict.js";

/** A checkpoint that has the prediction, and that the log of the report's checkpoint was proven to begin with. */
export interface ProvenCheckpoint {
  /** The note; what is signed below it is not verified. */
  readonly note: string;
  /** What is dated and cosigned. */
  readonly text: string;
  readonly size: number;
  /** Of the report's entries, how many it has. */
  readonly entries: number;
  /** Where it stands in the document. */
  readonly where: string;
}

export interface Attested {
  /** How many entries the report has. */
  readonly entries: number;
  readonly witnessed: readonly ProvenCheckpoint[];
  readonly timestamped: (ProvenCheckpoint & { readonly token: string }) | null;
}

/**
 * The checkpoints that others speak for, each proven to be of the report's own log and to have its prediction. Who signed them
 * makes no difference to that: a log that begins with such a tree has it as its past. Throws VerificationError.
 */
export function checkAttested(
  entries: ReadonlyMap<string, OpenEntry>,
  { proof, requestId }: ReportFile,
  checkpoint: Checkpoint,
): Attested {
  const prediction = entries.get(refId({ kind: "Prediction", key: requestId }));
  const indexes = [...entries.values()].map(({ index }) => index);
  const check = (attested: AttestedCheckpoint, where: string): ProvenCheckpoint => {
    const { text, size } = checkConsistent(attested, checkpoint, where);
    if (prediction === undefined || prediction.index >= size)
      throw new VerificationError(
        `${where}.checkpoint`,
        `is of a log of ${counted(size, "fact")}, before the prediction was recorded`,
      );
    const covered = indexes.filter((index) => index < size).length;
    return { note: attested.checkpoint, text, size, entries: covered, where };
  };
  const { timestamped } = proof;
  return {
    entries: indexes.length,
    witnessed: proof.witnessed.map((one, i) => check(one, memberPath("proof.witnessed", i))),
    timestamped:
      timestamped === null ? null : { ...check(timestamped, "proof.timestamped"), token: timestamped.token },
  };
}

function checkConsistent(
  { checkpoint: note, consistency }: AttestedCheckpoint,
  checkpoint: Checkpoint,
  where: string,
): { text: string; size: number } {
  const { text, attested } = readAt(`${where}.checkpoint`, () => {
    const read = parseNote(note);
    return { text: read.text, attested: parseCheckpoint(read.text) };
  });
  if (attested.origin !== checkpoint.origin)
    throw new VerificationError(`${where}.checkpoint`, "is of another log");
  const hashes = consistency.map((hash, i) => {
    const at = memberPath(`${where}.consistency`, i);
    return readAt(at, () => parseHash(hash, "it"));
  });
  const proof = { from: attested.size, to: checkpoint.size, hashes };
  if (!verifyConsistency(proof, attested.root, checkpoint.root))
    throw new VerificationError(
      where,
      `is not shown to be the beginning of the log of proof.checkpoint: ${counted(attested.size, "fact")} of another history, or another proof`,
    );
  return { text, size: attested.size };
}

/** What is there to be verified with others' keys, in words. */
export const attestedSentences = ({ witnessed, timestamped }: Attested): string[] => [
  ...witnessed.map(
    ({ note, size }) =>
      `Checkpoint at ${counted(size, "fact")}, which has the prediction: the log goes on from it. It names as witnesses ${listed(unverifiedSigners(note), MOST_NAMED) || "nobody"}, whose keys it takes to know.`,
  ),
  ...(timestamped === null
    ? []
    : [
        `Checkpoint at ${counted(timestamped.size, "fact")}, which has the prediction: the log goes on from it. It has a time stamp, which takes the authority's certificate to check.`,
      ]),
];
const MOST_NAMED = 8;
