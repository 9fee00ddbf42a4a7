import { badInput, badInputAt, ProoflineError } from "../facts/error.js";
import { type Checkpoint, openCheckpoint } from "../log/checkpoint.js";
import type { VerifierKey } from "../log/key.js";
import { sameHash } from "../log/merkle.js";
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

/** That one key signed two heads of a log of which neither continues the other: whoever holds both holds the evidence. */
export class TwoHistories extends ProoflineError {
  /** The signed note that does not continue what is held. */
  readonly found: string;

  constructor(name: string, { size }: Checkpoint, found: string) {
    super(
      "CONFLICT",
      `the log at ${name} does not continue the checkpoint of ${size} facts, and the same key signed both: two histories of one log`,
    );
    this.found = found;
  }
}

/**
 * Opens a published log that must continue `held`. Throws BAD_USER_INPUT where it is not there, not signed by the key, or a
 * file of it is missing or altered; NOT_FOUND where it is shorter than `held`; TwoHistories where it does not continue it.
 */
export async function openConsistentLog(
  log: PublishedLog,
  name: string,
  held: Checkpoint,
  key: VerifierKey,
  say: (line: string) => void,
): Promise<ConsistentLog> {
  const note = await readCheckpoint(log, name);
  const verified = await openContinuing(log, name, note, held, key);
  const { size } = verified;
  return { size, entries: entriesOf(verified, progressOf("log", size, say)) };
}

/** The log of a signed note that was read from it. Throws as `openConsistentLog` does. */
export async function openContinuing(
  log: PublishedLog,
  name: string,
  note: string,
  held: Checkpoint,
  key: VerifierKey,
): Promise<VerifiedLog> {
  const checkpoint = openNamed(note, name, key);
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
  return verified;
}

/** The signed note that a log shows as its newest. Throws BAD_USER_INPUT where it shows none. */
export async function readCheckpoint(log: PublishedLog, name: string): Promise<string> {
  const bytes = await log.read(MIRROR.checkpoint);
  if (bytes === undefined) throw badInput(`there is no log at ${name}: it has no ${MIRROR.checkpoint}`);
  return new TextDecoder().decode(bytes);
}

function openNamed(note: string, name: string, key: VerifierKey): Checkpoint {
  try {
    return openCheckpoint(note, key);
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
