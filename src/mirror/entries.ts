import { ProoflineError } from "../facts/error.js";
import { decodeBundle } from "../log/bundle.js";
import { HASH_SIZE, leafHash, sameHash } from "../log/merkle.js";
import { TILE_WIDTH, tileAt } from "../log/tiles.js";
import { MIRROR } from "./folder.js";
import type { PublishedLog, VerifiedTiles } from "./verifiedTiles.js";

/** An entry of a published log, proven to be in the checkpoint's tree. */
export interface LoggedEntry {
  readonly index: number;
  readonly bytes: Uint8Array;
  readonly leaf: Uint8Array;
}

/**
 * The entries of a bundle, as many as a log of `size` has there. Throws BAD_USER_INPUT that names the file which is missing
 * or not what it was, and the entry in it.
 */
export async function readEntries(
  log: PublishedLog,
  tiles: VerifiedTiles,
  bundle: number,
  size: number,
): Promise<readonly LoggedEntry[]> {
  const tile = tileAt(0, bundle, size);
  const path = MIRROR.tile({ ...tile, level: "entries" });
  const bytes = await log.read(path);
  if (bytes === undefined) throw bad(path, "is missing");
  const hashes = await tiles.read(0, bundle);
  const entries = decode(bytes, path);
  if (entries.length !== tile.width) throw bad(path, `has ${entries.length} entries, and not ${tile.width}`);
  return entries.map((entry, i) => {
    const index = bundle * TILE_WIDTH + i;
    const leaf = leafHash(entry);
    if (!sameHash(leaf, hashes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE)))
      throw bad(path, `the entry at index ${index} has another hash than in ${MIRROR.tile(tile)}`);
    return { index, bytes: entry, leaf };
  });
}

function decode(bytes: Uint8Array, path: string): Uint8Array[] {
  try {
    return decodeBundle(bytes);
  } catch (cause) {
    if (!(cause instanceof ProoflineError)) throw cause;
    throw new ProoflineError("BAD_USER_INPUT", `is ${cause.message}`, { path, cause });
  }
}

const bad = (path: string, message: string) => new ProoflineError("BAD_USER_INPUT", message, { path });
