import fc from "fast-check";
import { toHex, utf8 } from "../../src/facts/bytes.js";
import { EMPTY_ROOT, leafHash, nodeHash } from "../../src/log/merkle.js";
import { type ProofPlan, planConsistency, planInclusion, prove } from "../../src/log/proofs.js";
import { TILE_WIDTH, type Tile, tileAt, tilePath } from "../../src/log/tiles.js";
import { append, emptyTree, type Tree } from "../../src/log/tree.js";

/** A log in memory that keeps what a store keeps: full tiles, and the tree. */
export class MemoryLog {
  tree: Tree = emptyTree;
  readonly full = new Map<string, Uint8Array>();

  append(leaves: readonly Uint8Array[]): this {
    const grown = append(this.tree, leaves);
    for (const { hashes, ...place } of grown.tiles)
      this.full.set(tilePath({ ...place, width: TILE_WIDTH }), hashes);
    this.tree = grown.tree;
    return this;
  }

  /** The bytes of a tile as a store would find them: the full tile, or what is pending, cut to the width asked for. */
  read(tile: Tile): Uint8Array {
    const now = tileAt(tile.level, tile.index, this.tree.size);
    const hashes = now.width === TILE_WIDTH ? this.full.get(tilePath(now)) : this.tree.pending[tile.level];
    if (hashes === undefined) throw new Error(`no ${tilePath(tile)} at ${this.tree.size}`);
    return hashes.slice(0, tile.width * 32);
  }

  prove(plan: ProofPlan): Uint8Array[] {
    return prove(
      plan,
      plan.tiles.map((tile) => this.read(tile)),
    );
  }

  inclusion(index: number, size = this.tree.size) {
    return { index, size, hashes: this.prove(planInclusion(index, size)) };
  }

  consistency(from: number, to = this.tree.size) {
    return { from, to, hashes: this.prove(planConsistency(from, to)) };
  }
}

const known: Uint8Array[] = [];

/** The hashes of the entries "0", "1", "2", ...: all different. */
export function leavesUpTo(size: number): Uint8Array[] {
  while (known.length < size) known.push(leafHash(utf8(String(known.length))));
  return known.slice(0, size);
}

/** MTH(D[n]), word for word as RFC 6962 section 2.1 has it. */
export function referenceRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [leaf = EMPTY_ROOT] = leaves;
  if (leaves.length < 2) return leaf;
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(referenceRoot(leaves.slice(0, k)), referenceRoot(leaves.slice(k)));
}

export const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map(toHex);

/** The hashes with one bit of all of them changed. `at` counts bits, and wraps around. */
export function flipBit(hashes: readonly Uint8Array[], at: number): Uint8Array[] {
  const bit = at % (hashes.length * 256);
  return hashes.map((hash, i) => {
    if (i !== Math.floor(bit / 256)) return hash;
    return hash.map((byte, j) => (j === Math.floor((bit % 256) / 8) ? byte ^ (1 << (bit % 8)) : byte));
  });
}

/** Sizes of trees: small, beyond one tile, and close to where a tile fills. */
export const treeSize = (max = 700): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max }),
    fc.constantFrom(255, 256, 257, 511, 512, 513),
  );
