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

/** The pending hashes of all levels, leaves first, as one array: with the size, a tree to store. */
export function encodePending(tree: Tree): Uint8Array {
  const bytes = new Uint8Array(tree.pending.reduce((sum, hashes) => sum + hashes.length, 0));
  let at = 0;
  for (const hashes of tree.pending) {
    bytes.set(hashes, at);
    at += hashes.length;
  }
  return bytes;
}

/** The tree of a stored size and `encodePending` bytes. Throws INTERNAL when they don't belong together. */
export function decodeTree(size: number, bytes: Uint8Array): Tree {
  const pending: Uint8Array[] = [];
  let at = 0;
  for (let level = 0; hashesAt(size, level) > 0; level++) {
    const end = at + (hashesAt(size, level) % TILE_WIDTH) * HASH_SIZE;
    pending.push(new Uint8Array(bytes.subarray(at, end)));
    at = end;
  }
  if (!Number.isSafeInteger(size) || size < 0 || at !== bytes.length) {
    throw new ProoflineError(
      "INTERNAL",
      `a tree of size ${size} can't have ${bytes.length} bytes of pending hashes`,
    );
  }
  return { size, pending };
}
