import fc from "fast-check";
import { expect, test } from "vitest";
import { toHex } from "../../../src/facts/bytes.js";
import { leafHash, perfectRoot } from "../../../src/log/merkle.js";
import { hashesAt, TILE_WIDTH } from "../../../src/log/tiles.js";
import { append, decodeTree, emptyTree, encodeTree, frontier, rootOf } from "../../../src/log/tree.js";
import { hex, leavesUpTo, MemoryLog, referenceRoot, treeSize } from "../../support/memoryLog.js";

/** A log's entries in batches, as sizes that rise to the last one. */
const batches = fc
  .tuple(treeSize(), fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 5 }))
  .map(([size, cuts]) => [...cuts.filter((cut) => cut < size), size].sort((a, b) => a - b));

test("a tree grown in batches is the tree made at once, and has RFC 6962's root", () => {
  fc.assert(
    fc.property(batches, (sizes) => {
      const size = sizes.at(-1) ?? 0;
      const leaves = leavesUpTo(size);
      const log = new MemoryLog();
      for (const to of sizes) log.append(leaves.slice(log.tree.size, to));
      const whole = new MemoryLog().append(leaves);
      expect(log.tree).toEqual(whole.tree);
      expect([...log.full.keys()]).toEqual([...whole.full.keys()]);
      expect(hex([...log.full.values()])).toEqual(hex([...whole.full.values()]));
      expect(toHex(rootOf(log.tree))).toBe(toHex(referenceRoot(leaves)));
    }),
  );
});

test("a tree leaf by leaf is the same through 600 leaves, and its frontier has one root for each 1 bit", () => {
  let tree = emptyTree;
  const tiles: number[] = [];
  for (const [i, leaf] of leavesUpTo(600).entries()) {
    const grown = append(tree, [leaf]);
    for (const tile of grown.tiles) tiles.push(tile.index);
    tree = grown.tree;
    const ones = (i + 1).toString(2).replaceAll("0", "").length;
    expect(frontier(tree)).toHaveLength(ones);
  }
  expect(tiles).toEqual([0, 1]);
  expect(toHex(rootOf(tree))).toBe(toHex(referenceRoot(leavesUpTo(600))));
});

test.each([65_535, 65_536, 65_537, 70_000])("%i leaves fill tiles of several levels", (size) => {
  const leaves = leavesUpTo(size);
  const log = new MemoryLog().append(leaves.slice(0, 60_000)).append(leaves.slice(60_000));
  expect(log.full.size).toBe(hashesAt(size, 1) + hashesAt(size, 2));
  expect(log.tree.pending.map((hashes) => hashes.length / 32)).toEqual(
    [0, 1, 2].filter((level) => hashesAt(size, level) > 0).map((level) => hashesAt(size, level) % TILE_WIDTH),
  );
  const above = log.full.get("tile/1/000") ?? log.tree.pending[1];
  expect(above?.subarray(32, 64)).toEqual(perfectRoot(log.full.get("tile/0/001") ?? new Uint8Array()));
  expect(toHex(rootOf(log.tree))).toBe(toHex(referenceRoot(leaves)));
});

test("appending leaves the tree it starts from as it was, and the tiles apart from the leaves given", () => {
  const { tree } = append(emptyTree, leavesUpTo(300));
  const before = structuredClone(tree);
  const leaf = leafHash(new Uint8Array());
  const one = append(tree, [leaf]).tree;
  leaf.fill(0);
  expect(tree).toEqual(before);
  expect(rootOf(one)).toEqual(rootOf(append(tree, [leafHash(new Uint8Array())]).tree));
  expect(append(tree, []).tree).toEqual(tree);
});

test("a stored tree goes on as the same tree", () => {
  fc.assert(
    fc.property(treeSize(), (size) => {
      const { tree } = append(emptyTree, leavesUpTo(size));
      expect(decodeTree(encodeTree(tree), 0)).toEqual(tree);
    }),
  );
  expect(decodeTree(encodeTree(emptyTree), 7)).toEqual(emptyTree);
});

test("a tree that was stored without its size goes on as well", () => {
  const { tree } = append(emptyTree, leavesUpTo(300));
  expect(decodeTree(encodeTree(tree).slice(0, -8), 300)).toEqual(tree);
  expect(decodeTree(new Uint8Array(), 0)).toEqual(emptyTree);
});

test("what is no stored tree is refused", () => {
  const bytes = encodeTree(append(emptyTree, leavesUpTo(300)).tree);
  const hashes = bytes.slice(0, -8);
  for (const size of [299, 301, 0, -1, 300.5, Number.NaN])
    expect(() => decodeTree(hashes, size)).toThrow(/no stored tree of size/);
  expect(() => decodeTree(bytes.subarray(1), 300)).toThrow(/1447 bytes/);
  expect(() => decodeTree(bytes.subarray(32), 300)).toThrow(/no stored tree/);
});
