import { badInput, badInputAt, ProoflineError } from "../facts/error.js";
import { type Checkpoint, openCheckpointBy } from "../log/checkpoint.js";
import type { VerifierKey } from "../log/key.js";
import { sameHash } from "../log/merkle.js";
import { planConsistency } from "../log/proofs.js";
import { TILE_WIDTH } from "../log/tiles.js";
import { verifyConsistency } from "../log/verify.js";
import { MIRROR } from "./folder.js";
import { progressOf } from "./progress.js";
import { keysOfLog } from "./rotations.js";
import { type LoggedEntry, type PublishedLog, VerifiedLog } from "./verifiedLog.js";

/** A published log that was proven consistent with a checkpoint that is held: it begins with that tree. */
export interface ConsistentLog {
  readonly size: number;
  /** The key that signed its checkpoint. */
  readonly signer: VerifierKey;
  /** All of its entries, in order, each proven to be in it. */
  readonly entries: AsyncGenerator<LoggedEntry>;
}

/** That a log signed two heads of itself of which neither continues the other: whoever holds both holds the evidence. */
export class TwoHistories extends ProoflineError {
  /** The signed note that does not continue what is held. */
  readonly found: string;

  constructor(name: string, { size }: Checkpoint, found: string) {
    super(
      "CONFLICT",
      `the log at ${name} does not continue the checkpoint of ${size} facts, and the log signed both: two histories of one log`,
    );
    this.found = found;
  }
}

/**
 * Opens a published log that must continue `held`, signed by one of the keys, or by one that its key rotations lead on to from
 * one of them. Throws BAD_USER_INPUT where it is not there, not signed so, or a file of it is missing or altered; NOT_FOUND
 * where it is shorter than `held`; TwoHistories where it does not continue it.
 */
export async function openConsistentLog(
  log: PublishedLog,
  name: string,
  held: Checkpoint,
  keys: readonly VerifierKey[],
  say: (line: string) => void,
): Promise<ConsistentLog> {
  const note = await readCheckpoint(log, name);
  const { verified, signer } = await openContinuing(log, name, note, held, await keysOfLog(log, keys));
  const { size } = verified;
  return { size, signer, entries: entriesOf(verified, progressOf("log", size, say)) };
}

/** The log of a note that was read from it, signed by one of the keys. Throws as `openConsistentLog` does. */
export async function openContinuing(
  log: PublishedLog,
  name: string,
  note: string,
  held: Checkpoint,
  keys: readonly VerifierKey[],
): Promise<{ readonly verified: VerifiedLog; readonly signer: VerifierKey }> {
  const { checkpoint, key: signer } = openNamed(note, name, keys);
  const { size, root } = checkpoint;
  if (size < held.size)
    throw new ProoflineError(
      "NOT_FOUND",
      `the log at ${name} has ${size} facts, and the checkpoint ${held.size}: it is older`,
    );
  // two roots of one size say it all, whatever else the log shows
  if (size === held.size && !sameHash(root, held.root)) throw new TwoHistories(name, held, note);
  const verified = await VerifiedLog.open(log, checkpoint);
  const hashes = await verified.prove(planConsistency(held.size, size));
  const proof = { from: held.size, to: size, hashes };
  if (!verifyConsistency(proof, held.root, root)) throw new TwoHistories(name, held, note);
  return { verified, signer };
}

/** The signed note that a log shows as its newest. Throws BAD_USER_INPUT where it shows none. */
export async function readCheckpoint(log: PublishedLog, name: string): Promise<string> {
  const bytes = await log.read(MIRROR.checkpoint);
  if (bytes === undefined) throw badInput(`there is no log at ${name}: it has no ${MIRROR.checkpoint}`);
  return new TextDecoder().decode(bytes);
}

function openNamed(note: string, name: string, keys: readonly VerifierKey[]) {
  try {
    return openCheckpointBy(note, keys);
  } catch (cause) {
    if (!(cause instanceof ProoflineError)) throw cause;
    throw badInputAt(MIRROR.checkpoint, `of ${name} is not signed by the key: ${cause.message}`, cause);
  }
}

async function* entriesOf(log: VerifiedLog, progress: (done: number) => void): AsyncGenerator<LoggedEntry> {
  for (let bundle = 0; bundle * TILE_WIDTH < log.size; bundle++) {
    yield* await log.readBundle(bundle);
    progress(Math.min((bundle + 1) * TILE_WIDTH, log.size));
  }
}
