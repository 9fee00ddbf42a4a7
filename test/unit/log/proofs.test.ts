import fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_ROOT } from "../../../src/log/merkle.js";
import { planConsistency, planInclusion, planRoot, prove } from "../../../src/log/proofs.js";
import { tileAt, tilePath } from "../../../src/log/tiles.js";
import { append, emptyTree, rootOf } from "../../../src/log/tree.js";
import { verifyConsistency, verifyInclusion } from "../../../src/log/verify.js";
import { flipBit, hex, leavesUpTo, MemoryLog, referenceRoot, treeSize } from "../../support/memoryLog.js";

const BIG = 70_000;
const small = new MemoryLog().append(leavesUpTo(700));
const big = new MemoryLog().append(leavesUpTo(BIG));
const roots = [EMPTY_ROOT];
let grown = emptyTree;
for (const leaf of leavesUpTo(700)) {
  grown = append(grown, [leaf]).tree;
  roots.push(rootOf(grown));
}
const rootAt = (size: number): Uint8Array => roots[size] ?? EMPTY_ROOT;
const leafAt = (index: number): Uint8Array => leavesUpTo(index + 1)[index] ?? EMPTY_ROOT;

const upToSize = treeSize().chain((size) =>
  fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)),
);
const bigSize = fc.oneof(fc.integer({ min: 1, max: BIG }), fc.constantFrom(65_535, 65_536, 65_537, BIG));
const upToBig = bigSize.chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)));

test("every leaf of every tree up to 70 is proven", () => {
  for (let size = 1; size <= 70; size++) {
    for (let index = 0; index < size; index++) {
      expect(verifyInclusion(small.inclusion(index, size), leafAt(index), rootAt(size))).toBe(true);
    }
  }
});

test("every two trees up to 70 are proven consistent", () => {
  for (let to = 0; to <= 70; to++) {
    for (let from = 0; from <= to; from++) {
      expect(verifyConsistency(small.consistency(from, to), rootAt(from), rootAt(to))).toBe(true);
    }
  }
});

test("every inclusion proof verifies, and none does with a bit changed or for another index", () => {
  fc.assert(
    fc.property(upToSize, fc.nat(), fc.nat(), ([index, size], bit, other) => {
      const proof = small.inclusion(index, size);
      const [leaf, root] = [leafAt(index), rootAt(size)];
      expect(verifyInclusion(proof, leaf, root)).toBe(true);

      const [badLeaf = leaf, badRoot = root, ...badHashes] = flipBit([leaf, root, ...proof.hashes], bit);
      expect(verifyInclusion({ ...proof, hashes: badHashes }, badLeaf, badRoot)).toBe(false);
      if (other % size !== index)
        expect(verifyInclusion({ ...proof, index: other % size }, leaf, root)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("every consistency proof verifies, and none does with a bit changed or for another old size", () => {
  fc.assert(
    fc.property(upToSize, fc.nat(), fc.nat(), ([from, to], bit, other) => {
      const proof = small.consistency(from, to);
      const [old, root] = [rootAt(from), rootAt(to)];
      expect(verifyConsistency(proof, old, root)).toBe(true);

      if (from > 0) {
        const [badOld = old, badRoot = root, ...badHashes] = flipBit([old, root, ...proof.hashes], bit);
        expect(verifyConsistency({ ...proof, hashes: badHashes }, badOld, badRoot)).toBe(false);
      }
      if (other % to !== from)
        expect(verifyConsistency({ ...proof, from: other % to }, old, root)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("no single one of the bits of a proof may change", () => {
  const inclusion = small.inclusion(300, 600);
  const consistency = small.consistency(300, 600);
  const [leaf, old, root] = [leafAt(300), rootAt(300), rootAt(600)];
  for (let bit = 0; bit < inclusion.hashes.length * 256; bit++) {
    const hashes = flipBit(inclusion.hashes, bit);
    expect(verifyInclusion({ ...inclusion, hashes }, leaf, root)).toBe(false);
  }
  for (let bit = 0; bit < consistency.hashes.length * 256; bit++) {
    const hashes = flipBit(consistency.hashes, bit);
    expect(verifyConsistency({ ...consistency, hashes }, old, root)).toBe(false);
  }
});

test("proofs from tiles of three levels verify", () => {
  fc.assert(
    fc.property(upToBig, ([index, size]) => {
      const [root = EMPTY_ROOT] = big.prove(planRoot(size));
      const [old = EMPTY_ROOT] = big.prove(planRoot(index));
      expect(verifyInclusion(big.inclusion(index, size), leafAt(index), root)).toBe(true);
      expect(verifyConsistency(big.consistency(index, size), old, root)).toBe(true);
    }),
  );
  expect(big.prove(planRoot(BIG))).toEqual([rootOf(big.tree)]);
});

test("the root at an earlier size comes from the tiles", () => {
  for (const size of [0, 1, 255, 256, 257, 600]) {
    expect(hex(small.prove(planRoot(size)))).toEqual(hex([referenceRoot(leavesUpTo(size))]));
  }
});

test("a plan names each tile once, as wide as the tree has it", () => {
  const paths = (plan: { tiles: readonly Parameters<typeof tilePath>[0][] }): string[] =>
    plan.tiles.map(tilePath).sort();
  expect(paths(planInclusion(3, 70_000))).toEqual([
    "tile/0/000",
    "tile/0/273.p/112",
    "tile/1/000",
    "tile/1/001.p/17",
  ]);
  expect(paths(planInclusion(0, 256))).toEqual(["tile/0/000"]);
  expect(paths(planInclusion(0, 512))).toEqual(["tile/0/000", "tile/1/000.p/2"]);
  expect(paths(planInclusion(0, 1))).toEqual([]);
  expect(paths(planRoot(65_536))).toEqual(["tile/2/000.p/1"]);
});

test("plans work close to the largest size", () => {
  const size = Number.MAX_SAFE_INTEGER;
  expect(planInclusion(size - 1, size).hashes).toHaveLength(52);
  expect(planInclusion(0, size).hashes).toHaveLength(53);
  expect(planConsistency(2 ** 52, size).hashes).toHaveLength(1);
});

test("what isn't in the tree can't be planned", () => {
  for (const [index, size] of [
    [8, 8],
    [-1, 8],
    [0, 0],
    [0.5, 8],
    [0, 2 ** 53],
  ] as const) {
    expect(() => planInclusion(index, size)).toThrow(/no leaf/);
  }
  for (const [from, to] of [
    [9, 8],
    [-1, 8],
    [1.5, 8],
    [1, 2 ** 53],
  ] as const) {
    expect(() => planConsistency(from, to)).toThrow(/can't be the beginning/);
  }
  expect(() => planRoot(-1)).toThrow(/not the size/);
});

test("a tile may be given wider than planned, but neither shorter nor not at all", () => {
  const plan = planInclusion(299, 300);
  const tiles = plan.tiles.map(({ level, index }) => small.read(tileAt(level, index, 700)));
  expect(
    verifyInclusion({ index: 299, size: 300, hashes: prove(plan, tiles) }, leafAt(299), rootAt(300)),
  ).toBe(true);
  expect(() =>
    prove(
      plan,
      tiles.map((tile) => tile.subarray(0, 31)),
    ),
  ).toThrow(/too few/);
  expect(() => prove(plan, [])).toThrow(/0 bytes, too few/);
});
