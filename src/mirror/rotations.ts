import { badInputAt, ProoflineError } from "../facts/error.js";
import type { VerifierKey } from "../log/key.js";
import { keysAfter, openRotations, type Rotation } from "../log/rotation.js";
import { parseRotations } from "../log/rotationList.js";
import { MIRROR } from "./folder.js";
import type { PublishedLog } from "./verifiedLog.js";

/**
 * The trusted keys, and those that a published log's key rotations lead on to from one of them. Throws BAD_USER_INPUT where
 * these are not what they should be.
 */
export async function keysOfLog(log: PublishedLog, trusted: readonly VerifierKey[]): Promise<VerifierKey[]> {
  return keysAfter((await rotationsOf(log)).rotations, trusted);
}

/** The key rotations of a published log, each signed by both its keys. Throws BAD_USER_INPUT where they are not. */
export async function rotationsOf(
  log: PublishedLog,
): Promise<{ readonly notes: readonly string[]; readonly rotations: readonly Rotation[] }> {
  const notes = await readRotationsOf(log);
  return { notes, rotations: named(() => openRotations(notes)) };
}

/** The key rotations of a published log, unverified; none of a log from before there were any. */
export async function readRotationsOf(log: PublishedLog): Promise<string[]> {
  const bytes = await log.read(MIRROR.rotations);
  if (bytes === undefined) return [];
  return named(() => parseRotations(new TextDecoder().decode(bytes)));
}

/** Throws what is wrong under the file's name. */
function named<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof ProoflineError)) throw cause;
    throw badInputAt(MIRROR.rotations, cause.message, cause);
  }
}
