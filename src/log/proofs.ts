import { badInput, ProoflineError } from "../facts/error.js";
import { HASH_SIZE, joinRoots, perfectRoot } from "./merkle.js";
import { TILE_WIDTH, type Tile, tileAt, tilePath } from "./tiles.js";

/**
 * What it takes to compute some hashes of a tree. A plan is made without any I/O; the caller reads `tiles`, all at
 * once if it likes, and hands their bytes to `prove`.
 */
export interface ProofPlan {
  /** The tiles to read, as wide as the tree of the plan's size has them. Each once. */
  readonly tiles: readonly Tile[];
  /** One for each hash of the result: the perfect subtrees that it is the root of, largest first. */
  readonly hashes: readonly (readonly Subtree[])[];
}

/** A perfect subtree: the root of the `count` (a power of two) hashes from `offset` on of `tiles[tile]`. */
interface Subtree {
  readonly tile: number;
  readonly offset: number;
  readonly count: number;
}

/** Leaves from `start` up to, not including, `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Plans the proof that the leaf at `index` is in the tree of `size` leaves: PATH(m, D[n]) of RFC 6962 section 2.1.1,
 * from the leaf's sibling up. Throws BAD_USER_INPUT unless 0 <= index < size.
 */
export function planInclusion(index: number, size: number): ProofPlan {
  if (!isSize(size) || !isSize(index) || index >= size) {
    throw badInput(`no leaf ${index} in a tree of ${size}`);
  }
  return plan(size, path(index, { start: 0, end: size }));
}

/**
 * Plans the proof that the tree of `from` leaves is the beginning of that of `to`: PROOF(m, D[n]) of RFC 6962 section
 * 2.1.2. Nothing is to be proven when `from` is 0 or `to`. Throws BAD_USER_INPUT unless 0 <= from <= to.
 */
export function planConsistency(from: number, to: number): ProofPlan {
  if (!isSize(from) || !isSize(to) || from > to) {
    throw badInput(`a tree of ${from} leaves can't be the beginning of one of ${to}`);
  }
  return plan(to, from === 0 ? [] : subproof(from, { start: 0, end: to }, true));
}

/** Plans the root that the log had at a size it has reached: `prove` gives that one hash. BAD_USER_INPUT for no size. */
export function planRoot(size: number): ProofPlan {
  if (!isSize(size)) throw badInput(`${size} is not the size of a tree`);
  return plan(size, [{ start: 0, end: size }]);
}

/**
 * The hashes of a plan. `tiles` are the bytes of `plan.tiles`, in their order; a tile that has grown since may be
 * given as wide as it is now. Throws INTERNAL when one is too short.
 */
export function prove(plan: ProofPlan, tiles: readonly Uint8Array[]): Uint8Array[] {
  const contents = plan.tiles.map((tile, i) => {
    const hashes = tiles[i];
    if (hashes !== undefined && hashes.length >= tile.width * HASH_SIZE) return hashes;
    throw new ProoflineError(
      "INTERNAL",
      `${tilePath(tile)} has ${hashes?.length ?? 0} bytes, too few for its width`,
    );
  });
  return plan.hashes.map((subtrees) =>
    joinRoots(
      subtrees.map(({ tile, offset, count }) => {
        const hashes = contents[tile];
        if (hashes === undefined)
          throw new ProoflineError("INTERNAL", "a proof plan that names a tile it has not");
        return subtreeRoot(hashes, offset, count);
      }),
    ),
  );
}

/**
 * Roots that were computed once, by the bytes they are of: a tile never changes, and the proofs of one hour's facts go
 * through the same few tiles.
 */
const roots = new WeakMap<ArrayBufferLike, Map<number, Uint8Array>>();

/** The root above `count` hashes (a power of two, 256 at most) of a tile. */
function subtreeRoot(tile: Uint8Array, offset: number, count: number): Uint8Array {
  const hashes = tile.subarray(offset * HASH_SIZE, (offset + count) * HASH_SIZE);
  if (count === 1) return perfectRoot(hashes);
  const known = roots.get(tile.buffer) ?? new Map<number, Uint8Array>();
  roots.set(tile.buffer, known);
  // tiles may share a buffer
  const place = hashes.byteOffset * 2 * TILE_WIDTH + count;
  const root = known.get(place) ?? perfectRoot(hashes);
  known.set(place, root);
  return root;
}

function plan(size: number, ranges: readonly Range[]): ProofPlan {
  const tiles: Tile[] = [];
  const positions = new Map<string, number>();
  const locate = ({ start, end }: Range): Subtree => {
    const leaves = end - start;
    let level = 0;
    while (TILE_WIDTH ** (level + 1) <= leaves) level++;
    const leavesPerHash = TILE_WIDTH ** level;
    const first = start / leavesPerHash;
    const wanted = tileAt(level, Math.floor(first / TILE_WIDTH), size);
    const key = tilePath(wanted);
    const tile = positions.get(key) ?? tiles.push(wanted) - 1;
    positions.set(key, tile);
    return { tile, offset: first % TILE_WIDTH, count: leaves / leavesPerHash };
  };
  return { hashes: ranges.map((range) => perfectSubtrees(range).map(locate)), tiles };
}

/** A subtree of RFC 6962 as perfect ones, largest first: its start is a multiple of each one's size. */
function perfectSubtrees({ start, end }: Range): Range[] {
  const subtrees: Range[] = [];
  for (let at = start; at < end; ) {
    const next = at + largestPowerOfTwo(end - at);
    subtrees.push({ start: at, end: next });
    at = next;
  }
  return subtrees;
}

function path(index: number, { start, end }: Range): Range[] {
  if (end - start === 1) return [];
  const [left, right] = split(start, end);
  return index < left.end ? [...path(index, left), right] : [...path(index, right), left];
}

/** SUBPROOF(m, D[n], b) of RFC 6962 section 2.1.2, where the old tree ends at leaf `old`. */
function subproof(old: number, { start, end }: Range, whole: boolean): Range[] {
  if (old === end) return whole ? [] : [{ start, end }];
  const [left, right] = split(start, end);
  return old <= left.end ? [...subproof(old, left, whole), right] : [...subproof(old, right, false), left];
}

/** The two children of a subtree: the left one has the largest power of two of leaves that leaves some over. */
function split(start: number, end: number): [Range, Range] {
  const middle = start + largestPowerOfTwo(end - start - 1);
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}

function largestPowerOfTwo(atMost: number): number {
  let power = 1;
  while (power * 2 <= atMost) power *= 2;
  return power;
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
