import { badInput, badInputAt, ProoflineError } from "../facts/error.js";
import { type Checkpoint, openCheckpoint } from "../log/checkpoint.js";
import type { VerifierKey } from "../log/key.js";
import { planConsistency } from "../log/proofs.js";
import { TILE_WIDTH } from "../log/tiles.js";
import { verifyConsistency } from "../log/verify.js";
import { MIRROR } from "./folder.js";
import { progressOf } from "./progress.js";
import { type LoggedEntry, type PublishedLog, VerifiedLog } from "./verifiedLog.js";

/** A published log that was proven consistent with a checkpoint that is held: it begins with that tree. */
export interface ConsistentLog {
  readonly size: number;
  /** All of its entries, in order, each proven to be in it. */
  readonly entries: AsyncGenerator<LoggedEntry>;
}

/**
 * Opens a published log that must continue `held`. Throws BAD_USER_INPUT where it is not there, not signed by the key, or a
 * file of it is missing or altered; NOT_FOUND where it is shorter than `held`; CONFLICT where it does not continue it: then
 * two histories were signed.
 */
export async function openConsistentLog(
  log: PublishedLog,
  name: string,
  held: Checkpoint,
  key: VerifierKey,
  say: (line: string) => void,
): Promise<ConsistentLog> {
  const checkpoint = await readCheckpoint(log, name, key);
  const { size } = checkpoint;
  if (size < held.size)
    throw new ProoflineError(
      "NOT_FOUND",
      `the log at ${name} has ${size} facts, and the checkpoint ${held.size}: it is older`,
    );
  const verified = await VerifiedLog.open(log, checkpoint);
  const hashes = await verified.prove(planConsistency(held.size, size));
  const proof = { from: held.size, to: size, hashes };
  if (!verifyConsistency(proof, held.root, checkpoint.root))
    throw new ProoflineError(
      "CONFLICT",
      `the log at ${name} does not continue the checkpoint of ${held.size} facts, and the same key signed both: two histories of one log`,
    );
  return { size, entries: entriesOf(verified, progressOf("log", size, say)) };
}

async function readCheckpoint(log: PublishedLog, name: string, key: VerifierKey): Promise<Checkpoint> {
  const bytes = await log.read(MIRROR.checkpoint);
  if (bytes === undefined) throw badInput(`there is no log at ${name}: it has no ${MIRROR.checkpoint}`);
  try {
    return openCheckpoint(new TextDecoder().decode(bytes), key);
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
