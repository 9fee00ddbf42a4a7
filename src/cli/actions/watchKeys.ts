import { ProoflineError } from "../../facts/error.js";
import { isSameKey, type VerifierKey } from "../../log/key.js";
import { keysAfter, openRotations, type Rotation, rotationsBetween } from "../../log/rotation.js";
import { rotationsOf } from "../../mirror/rotations.js";
import type { PublishedLog } from "../../mirror/verifiedLog.js";
import { counted } from "../../report/words.js";
import type { WatchFolder } from "../watchFolder.js";
import { SeenFork } from "./watchTold.js";

/** The keys that a watched log had and has, as far as the trusted ones lead there. */
export interface WatchedKeys {
  readonly keys: readonly VerifierKey[];
  readonly rotations: readonly Rotation[];
  /** As the log shows them. */
  readonly notes: readonly string[];
  /** Those that were not seen before, and lead on from a trusted key. */
  readonly news: readonly Rotation[];
}

/**
 * The changes of a log's key, held against those that were seen before. Throws NOT_FOUND where one is not shown any more,
 * SeenFork where a key that was changed for another one was changed for a third one, too, and BAD_USER_INPUT where they are
 * not signed as they should be.
 */
export async function watchedKeys(
  log: PublishedLog,
  place: string,
  folder: WatchFolder,
  trusted: readonly VerifierKey[],
): Promise<WatchedKeys> {
  const { notes, rotations } = await rotationsOf(log);
  const kept = await folder.rotations();
  for (const [i, held] of openRotations(kept).entries()) {
    const found = rotations.find(({ before }) => isSameKey(before, held.before));
    if (found === undefined)
      throw new ProoflineError(
        "NOT_FOUND",
        `the log at ${place} does not show any more that its key was changed on ${held.at}`,
      );
    if (isSameKey(found.after, held.after)) continue;
    const evidence = [kept[i] ?? "", notes[rotations.indexOf(found)] ?? ""] as const;
    throw new SeenFork(
      `the key ${nameOf(held.before)} of the log at ${place} was changed for ${nameOf(held.after)}, and for ${nameOf(found.after)}, and signed both`,
      ...evidence,
      await folder.keepFork(...evidence, new Date()),
    );
  }
  const keys = keysAfter(rotations, trusted);
  const isFollowed = ({ before }: Rotation) => keys.some((key) => isSameKey(key, before));
  return { keys, rotations, notes, news: rotations.slice(kept.length).filter(isFollowed) };
}

/** Throws CONFLICT where a key signed that was changed before for the one that signed what is held. */
export function mustNotGoBack(
  place: string,
  { rotations }: WatchedKeys,
  held: VerifierKey,
  { signer, size }: { readonly signer: VerifierKey; readonly size: number },
): void {
  const back = rotationsBetween(rotations, signer, held)?.at(0);
  if (back === undefined) return;
  throw new ProoflineError(
    "CONFLICT",
    `the log at ${place} shows a checkpoint of ${counted(size, "fact")} by the key ${nameOf(signer)}, which was changed for another one on ${back.at}: who has the old key?`,
  );
}

const nameOf = ({ name, id }: VerifierKey): string => `${name}+${id}`;
