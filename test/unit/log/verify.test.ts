import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromBase64 } from "../../../src/facts/bytes.js";
import { EMPTY_ROOT } from "../../../src/log/merkle.js";
import { rootOf } from "../../../src/log/tree.js";
import { verifyConsistency, verifyInclusion } from "../../../src/log/verify.js";
import { leavesUpTo, MemoryLog } from "../../support/memoryLog.js";

interface Vectors {
  inclusion: {
    name: string;
    leafIdx: number;
    treeSize: number;
    root: string;
    leafHash: string;
    proof: string[] | null;
    wantErr: boolean;
  }[];
  consistency: {
    name: string;
    size1: number;
    size2: number;
    root1: string;
    root2: string;
    proof: string[] | null;
    wantErr: boolean;
  }[];
}
const vectors: Vectors = JSON.parse(
  readFileSync(new URL("../../vectors/log/merkle-proofs.json", import.meta.url), "utf8"),
);
const hashes = (proof: string[] | null): Uint8Array[] => (proof ?? []).map((hash) => fromBase64(hash));

test.each(vectors.inclusion)("published inclusion proof $name, wrong: $wantErr", (vector) => {
  const proof = { index: vector.leafIdx, size: vector.treeSize, hashes: hashes(vector.proof) };
  expect(verifyInclusion(proof, fromBase64(vector.leafHash), fromBase64(vector.root))).toBe(!vector.wantErr);
});

test.each(vectors.consistency)("published consistency proof $name, wrong: $wantErr", (vector) => {
  const proof = { from: vector.size1, to: vector.size2, hashes: hashes(vector.proof) };
  const [old, root] = [fromBase64(vector.root1), fromBase64(vector.root2)];
  // One vector has two equal texts for roots and calls them consistent; here a root is 32 bytes.
  const right = !vector.wantErr && old.length === 32;
  expect(verifyConsistency(proof, old, root)).toBe(right);
});

const log = new MemoryLog().append(leavesUpTo(7));
const root = rootOf(log.tree);
const leaf = leavesUpTo(3)[2] ?? EMPTY_ROOT;

test("an inclusion proof with a hash too many, too few or cut is false", () => {
  const proof = log.inclusion(2);
  expect(verifyInclusion(proof, leaf, root)).toBe(true);
  expect(verifyInclusion({ ...proof, hashes: [...proof.hashes, root] }, leaf, root)).toBe(false);
  expect(verifyInclusion({ ...proof, hashes: proof.hashes.slice(1) }, leaf, root)).toBe(false);
  expect(verifyInclusion({ ...proof, hashes: proof.hashes.map((hash) => hash.slice(1)) }, leaf, root)).toBe(
    false,
  );
  expect(verifyInclusion(proof, leaf.slice(1), root)).toBe(false);
  expect(verifyInclusion(proof, leaf, root.slice(1))).toBe(false);
});

test("numbers out of range are false", () => {
  const proof = log.inclusion(2);
  for (const wrong of [
    { index: -1 },
    { index: 7 },
    { index: 2.5 },
    { size: 2 },
    { size: Number.NaN },
    { size: 2 ** 53 },
  ]) {
    expect(verifyInclusion({ ...proof, ...wrong }, leaf, root)).toBe(false);
  }
  const old = rootOf(new MemoryLog().append(leavesUpTo(3)).tree);
  const consistency = log.consistency(3);
  expect(verifyConsistency(consistency, old, root)).toBe(true);
  for (const wrong of [
    { from: -1 },
    { from: 8 },
    { from: 2.5 },
    { to: 2 },
    { to: Number.NaN },
    { to: 2 ** 53 },
  ]) {
    expect(verifyConsistency({ ...consistency, ...wrong }, old, root)).toBe(false);
  }
});

test("every tree begins with the empty one and with itself, without any hashes", () => {
  expect(verifyConsistency({ from: 0, to: 7, hashes: [] }, EMPTY_ROOT, root)).toBe(true);
  expect(verifyConsistency({ from: 0, to: 7, hashes: [root] }, EMPTY_ROOT, root)).toBe(false);
  expect(verifyConsistency({ from: 0, to: 7, hashes: [] }, root, root)).toBe(false);
  expect(verifyConsistency({ from: 0, to: 0, hashes: [] }, EMPTY_ROOT, EMPTY_ROOT)).toBe(true);
  expect(verifyConsistency({ from: 7, to: 7, hashes: [] }, root, root)).toBe(true);
  expect(verifyConsistency({ from: 7, to: 7, hashes: [] }, EMPTY_ROOT, root)).toBe(false);
  expect(verifyConsistency({ from: 4, to: 7, hashes: [] }, root, root)).toBe(false);
});
