import { expect, test } from "vitest";
import { fromHex, toHex } from "../../../src/facts/bytes.js";
import { EMPTY_ROOT, joinRoots, leafHash, nodeHash, perfectRoot, sameHash } from "../../../src/log/merkle.js";
import { planRoot } from "../../../src/log/proofs.js";
import { append, emptyTree, frontier, rootOf } from "../../../src/log/tree.js";
import { verifyConsistency, verifyInclusion } from "../../../src/log/verify.js";
import { hex, leavesUpTo, MemoryLog, referenceRoot } from "../../support/memoryLog.js";

// The reference tree of Certificate Transparency, as google/certificate-transparency and its successors publish it.
const ENTRIES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const NODE_0_2 = "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7";
const NODE_0_4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
const NODE_0_6 = "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f";
const NODE_1_1 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const NODE_1_2 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
const NODE_1_3 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const NODE_2_0 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
const NODE_2_1 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
const LEAF_1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";

const leaves = ENTRIES.map((entry) => leafHash(fromHex(entry)));
const log = new MemoryLog().append(leaves);
const root = (size: number): Uint8Array => fromHex(ROOTS[size] ?? "");

test("the reference tree has the published root at every size", () => {
  expect(toHex(EMPTY_ROOT)).toBe(ROOTS[0]);
  for (let size = 0; size <= 8; size++) {
    expect(toHex(rootOf(append(emptyTree, leaves.slice(0, size)).tree))).toBe(ROOTS[size]);
    expect(hex(log.prove(planRoot(size)))).toEqual([ROOTS[size]]);
  }
});

test("the reference tree has the published frontiers", () => {
  const at = (size: number): string[] => hex(frontier(append(emptyTree, leaves.slice(0, size)).tree));
  expect(at(0)).toEqual([]);
  expect(at(3)).toEqual([ROOTS[2], NODE_0_2]);
  expect(at(7)).toEqual([NODE_2_0, NODE_1_2, NODE_0_6]);
  expect(at(8)).toEqual([ROOTS[8]]);
});

test.each([
  [0, 1, []],
  [0, 8, [LEAF_1, NODE_1_1, NODE_2_1]],
  [5, 8, [NODE_0_4, NODE_1_3, NODE_2_0]],
  [2, 3, [ROOTS[2]]],
  [1, 5, [ROOTS[1], NODE_1_1, NODE_0_4]],
])(
  "the inclusion proof of leaf %i in the reference tree of %i is the published one",
  (index, size, hashes) => {
    const proof = log.inclusion(index, size);
    expect(hex(proof.hashes)).toEqual(hashes);
    expect(verifyInclusion(proof, leaves[index] ?? EMPTY_ROOT, root(size))).toBe(true);
  },
);

test.each([
  [1, 1, []],
  [1, 8, [LEAF_1, NODE_1_1, NODE_2_1]],
  [6, 8, [NODE_1_2, NODE_1_3, NODE_2_0]],
  [2, 5, [NODE_1_1, NODE_0_4]],
  [6, 7, [NODE_1_2, NODE_0_6, NODE_2_0]],
])("the consistency proof from %i to %i of the reference tree is the published one", (from, to, hashes) => {
  const proof = log.consistency(from, to);
  expect(hex(proof.hashes)).toEqual(hashes);
  expect(verifyConsistency(proof, root(from), root(to))).toBe(true);
});

test("a perfect root leaves the hashes that it is made of as they are", () => {
  const [a, b] = [leavesUpTo(2)[0] ?? EMPTY_ROOT, leavesUpTo(2)[1] ?? EMPTY_ROOT];
  const hashes = Uint8Array.of(...a, ...b);
  expect(toHex(perfectRoot(hashes))).toBe(toHex(nodeHash(a, b)));
  expect(hashes).toEqual(Uint8Array.of(...a, ...b));
  perfectRoot(a).fill(0);
  expect(sameHash(a, referenceRoot([a]))).toBe(true);
});

test("the root of nothing is a copy of EMPTY_ROOT", () => {
  joinRoots([]).fill(0);
  expect(toHex(EMPTY_ROOT)).toBe(ROOTS[0]);
});

test("hashes are compared in full, and only at their full length", () => {
  expect(sameHash(EMPTY_ROOT, EMPTY_ROOT.slice())).toBe(true);
  expect(sameHash(EMPTY_ROOT, EMPTY_ROOT.slice(0, 31))).toBe(false);
  expect(sameHash(EMPTY_ROOT.slice(0, 31), EMPTY_ROOT)).toBe(false);
  expect(sameHash(new Uint8Array(), new Uint8Array())).toBe(false);
});
