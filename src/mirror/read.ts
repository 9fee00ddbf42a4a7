import { type Entry, parseEntry } from "../facts/entry.js";
import { ProoflineError } from "../facts/error.js";
import { refId } from "../facts/kind.js";
import type { SealedValues } from "../facts/seal.js";
import { decodeBundle } from "../log/bundle.js";
import { HASH_SIZE, leafHash, sameHash } from "../log/merkle.js";
import { TILE_WIDTH, tileAt } from "../log/tiles.js";
import { MIRROR, type MirrorFolder } from "./folder.js";
import { parseSealed, type SealedByIndex } from "./sealedLines.js";
import { checkSeals } from "./seals.js";
import type { VerifiedTiles } from "./verifiedTiles.js";

/** A fact of a mirror, proven to be in the checkpoint's tree. */
export interface MirrorFact {
  readonly index: number;
  readonly text: string;
  readonly entry: Entry;
  readonly leaf: Uint8Array;
  /** They open their seals. */
  readonly sealed: SealedValues;
  /** Fields without a value: erased, or lost. */
  readonly missing: readonly string[];
}

/**
 * The facts of a mirror from a bundle's first on, bundle by bundle. Throws BAD_USER_INPUT that names the first file that
 * is missing or not what it was, and the fact in it.
 */
export async function* readBundles(
  folder: MirrorFolder,
  tiles: VerifiedTiles,
  from: number,
  size: number,
): AsyncGenerator<readonly MirrorFact[]> {
  for (let bundle = Math.floor(from / TILE_WIDTH); bundle * TILE_WIDTH < size; bundle++)
    yield await readBundle(folder, tiles, bundle, size);
}

async function readBundle(
  folder: MirrorFolder,
  tiles: VerifiedTiles,
  bundle: number,
  size: number,
): Promise<readonly MirrorFact[]> {
  const tile = tileAt(0, bundle, size);
  const path = MIRROR.tile({ ...tile, level: "entries" });
  const bytes = await folder.read(path);
  if (bytes === undefined) throw bad(path, "is missing");
  const hashes = await tiles.read(0, bundle);
  const sealedPath = MIRROR.sealedValues(bundle);
  const lines = await folder.readText(sealedPath);
  const sealed = lines === undefined ? new Map() : parseSealed(lines, sealedPath);
  const entries = decode(bytes, path);
  if (entries.length !== tile.width) throw bad(path, `has ${entries.length} entries, and not ${tile.width}`);
  const facts = entries.map((entry, i) => {
    const index = bundle * TILE_WIDTH + i;
    const leaf = leafHash(entry);
    if (!sameHash(leaf, hashes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE)))
      throw bad(path, `the entry at index ${index} has another hash than in ${MIRROR.tile(tile)}`);
    return openFact(index, entry, leaf, sealed, sealedPath);
  });
  // of a bundle that has grown since the checkpoint there may be values of later facts
  const [first, last] = [bundle * TILE_WIDTH, (bundle + 1) * TILE_WIDTH];
  for (const index of sealed.keys())
    if (index < first || index >= last) throw bad(sealedPath, `has a value for index ${index}`);
  return facts;
}

function openFact(
  index: number,
  bytes: Uint8Array,
  leaf: Uint8Array,
  sealed: SealedByIndex,
  path: string,
): MirrorFact {
  const text = new TextDecoder().decode(bytes);
  const entry = parseEntry(text);
  const found = sealed.get(index) ?? {};
  const { values, missing, wrong } = checkSeals(entry, found);
  const unknown = Object.keys(found).filter((name) => values[name] === undefined);
  const [name] = [...wrong, ...unknown];
  if (name !== undefined)
    throw bad(path, `${name} of ${refId(entry)} (index ${index}) is not the value that was sealed`);
  return { index, text, entry, leaf, sealed: values, missing };
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
