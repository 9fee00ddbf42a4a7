import { ProoflineError } from "../facts/error.js";
import { HASH_SIZE, joinRoots, perfectRoot } from "./merkle.js";
import { hashesAt, TILE_WIDTH } from "./tiles.js";

const TILE_BYTES = TILE_WIDTH * HASH_SIZE;

/**
 * All that a log needs to go on: how many leaves it has, and the hashes of the incomplete tile of each level.
 *
 * `pending[l]` is exactly the partial tile of level l: floor(size / 256^l) mod 256 hashes, 32 bytes each, one after
 * the other. One representation serves every purpose: appended to, it yields the tiles that became full; its
 * subtrees are the frontier, hence the root; and its arrays, or the first part of one, are the partial tiles to be
 * served. A frontier alone would be smaller, but full tiles couldn't be made from it without reading leaves again.
 */
export interface Tree {
  readonly size: number;
  /** One for each level that has a hash: as many as there are l with 256^l <= size. */
  readonly pending: readonly Uint8Array[];
}

/** A tile that became full: `hashes` are its 8,192 bytes as they are to be stored and served. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
}

export const emptyTree: Tree = { size: 0, pending: [] };

/**
 * The tree with more leaves, given by their hashes of 32 bytes, and the tiles that they filled, at every level, each
 * one after those it is made of. The tree given is left as it is. Costs one node hash a leaf, when a tile fills.
 */
export function append(tree: Tree, leaves: readonly Uint8Array[]): { tree: Tree; tiles: FullTile[] } {
  const tiles: FullTile[] = [];
  const rows: Row[] = tree.pending.map((hashes, level) => {
    const tile = new Uint8Array(TILE_BYTES);
    tile.set(hashes);
    return { tile, index: Math.floor(hashesAt(tree.size, level) / TILE_WIDTH), used: hashes.length };
  });

  const push = (level: number, hash: Uint8Array): void => {
    const row = rows[level] ?? { tile: new Uint8Array(TILE_BYTES), index: 0, used: 0 };
    rows[level] = row;
    row.tile.set(hash, row.used);
    row.used += HASH_SIZE;
    if (row.used < TILE_BYTES) return;
    tiles.push({ level, index: row.index, hashes: row.tile });
    push(level + 1, perfectRoot(row.tile));
    rows[level] = { tile: new Uint8Array(TILE_BYTES), index: row.index + 1, used: 0 };
  };

  for (const leaf of leaves) push(0, leaf);
  const pending = rows.map(({ tile, used }) => tile.slice(0, used));
  return { tree: { size: tree.size + leaves.length, pending }, tiles };
}

/** A tile being filled: the first `used` bytes of `tile` are hashes. */
interface Row {
  readonly tile: Uint8Array;
  readonly index: number;
  used: number;
}

/** The roots of the perfect subtrees that make up the tree, largest first: one for each 1 bit of its size. */
export function frontier(tree: Tree): Uint8Array[] {
  return tree.pending.toReversed().flatMap((hashes) => {
    const roots: Uint8Array[] = [];
    let at = 0;
    for (let bytes = TILE_BYTES / 2; bytes >= HASH_SIZE; bytes /= 2) {
      if (hashes.length - at < bytes) continue;
      roots.push(perfectRoot(hashes.subarray(at, at + bytes)));
      at += bytes;
    }
    return roots;
  });
}

/** The Merkle tree hash (RFC 6962 section 2.1) of the tree: 32 bytes. At most 255 node hashes a level. */
export const rootOf = (tree: Tree): Uint8Array => joinRoots(frontier(tree));

const SIZE_BYTES = 8;

/**
 * The tree as one value to store: the pending hashes of all levels, leaves first, and then its size in 8 bytes, the highest
 * first. One value, since who reads while a commit is being applied may see the new one of two and the old one of the other.
 */
export function encodeTree({ size, pending }: Tree): Uint8Array {
  const bytes = new Uint8Array(pending.reduce((sum, hashes) => sum + hashes.length, SIZE_BYTES));
  let at = 0;
  for (const hashes of pending) {
    bytes.set(hashes, at);
    at += hashes.length;
  }
  new DataView(bytes.buffer, at).setBigUint64(0, BigInt(size));
  return bytes;
}

/**
 * The tree of stored bytes. Throws INTERNAL for bytes that are no tree.
 *
 * @param size of a tree whose bytes don't end with it, as they didn't before; the empty one has none at all
 */
export function decodeTree(bytes: Uint8Array, size: number): Tree {
  const tree = splitTree(bytes, size);
  if (tree !== undefined) return tree;
  throw new ProoflineError("INTERNAL", `${bytes.length} bytes are no stored tree of size ${size}`);
}

/** As `decodeTree`; undefined for bytes that are no tree. */
export function splitTree(bytes: Uint8Array, size: number): Tree | undefined {
  if (bytes.length % HASH_SIZE !== SIZE_BYTES) return splitPending(bytes, size);
  const end = bytes.length - SIZE_BYTES;
  const last = new DataView(bytes.buffer, bytes.byteOffset + end).getBigUint64(0);
  return splitPending(bytes.subarray(0, end), Number(last));
}

function splitPending(bytes: Uint8Array, size: number): Tree | undefined {
  if (!Number.isSafeInteger(size) || size < 0) return undefined;
  const pending: Uint8Array[] = [];
  let at = 0;
  for (let level = 0; hashesAt(size, level) > 0; level++) {
    const end = at + (hashesAt(size, level) % TILE_WIDTH) * HASH_SIZE;
    pending.push(new Uint8Array(bytes.subarray(at, end)));
    at = end;
  }
  return at === bytes.length ? { size, pending } : undefined;
}
