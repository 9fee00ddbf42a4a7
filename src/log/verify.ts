import { EMPTY_ROOT, HASH_SIZE, nodeHash, sameHash } from "./merkle.js";

/** That one leaf is in a tree: the hashes from the leaf's sibling up (RFC 6962 section 2.1.1). */
export interface InclusionProof {
  readonly index: number;
  /** Of the tree. */
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

/** That the tree of `from` leaves is the beginning of the tree of `to` leaves (RFC 6962 section 2.1.2). */
export interface ConsistencyProof {
  readonly from: number;
  readonly to: number;
  readonly hashes: readonly Uint8Array[];
}

/**
 * Whether the proof shows the leaf in the tree with that root (RFC 9162 section 2.1.3.2). Whatever is wrong with it
 * makes it false, never an error: numbers out of range, hashes missing, left over or of another length included.
 */
export function verifyInclusion(proof: InclusionProof, leaf: Uint8Array, root: Uint8Array): boolean {
  if (!isCount(proof.index) || !isCount(proof.size) || proof.index >= proof.size) return false;
  if (![leaf, ...proof.hashes].every(isHash)) return false;
  let node = proof.index;
  let last = proof.size - 1;
  let hash = leaf;
  for (const sibling of proof.hashes) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      [node, last] = climbToRightChild(node, last);
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameHash(hash, root);
}

/**
 * Whether the proof shows the tree with `fromRoot` to be the beginning of that with `toRoot` (RFC 9162 section
 * 2.1.4.2). Every tree begins with the empty one and with itself; that is proven by no hashes, given the right roots.
 * False, never an error, as in `verifyInclusion`.
 */
export function verifyConsistency(
  proof: ConsistencyProof,
  fromRoot: Uint8Array,
  toRoot: Uint8Array,
): boolean {
  const { from, to, hashes } = proof;
  if (!isCount(from) || !isCount(to) || from > to) return false;
  if (![fromRoot, toRoot, ...hashes].every(isHash)) return false;
  if (from === 0 && !sameHash(fromRoot, EMPTY_ROOT)) return false;
  if (from === to) return hashes.length === 0 && sameHash(fromRoot, toRoot);
  if (from === 0) return hashes.length === 0;

  // A perfect old tree is a subtree of the new one, so that the proof leaves its root out.
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...hashes] : hashes;
  if (first === undefined || hashes.length === 0) return false;
  let node = from - 1;
  let last = to - 1;
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let oldHash = first;
  let newHash = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      [node, last] = climbToRightChild(node, last);
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameHash(oldHash, fromRoot) && sameHash(newHash, toRoot);
}

/** Levels at which the last node has no sibling are not hashed: up to where it is a right child, or to the top. */
function climbToRightChild(node: number, last: number): [number, number] {
  let [at, end] = [node, last];
  while (at !== 0 && !isOdd(at)) [at, end] = [half(at), half(end)];
  return [at, end];
}

const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isHash = (bytes: Uint8Array): boolean => bytes.length === HASH_SIZE;

function isPowerOfTwo(value: number): boolean {
  let odd = value;
  while (!isOdd(odd)) odd /= 2;
  return odd === 1;
}
