import { sha256 } from "#sha256";

/** Bytes of one hash. */
export const HASH_SIZE = 32;

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = Uint8Array.of(0x01);

/** The root of the tree without leaves: SHA-256 of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT: Uint8Array = sha256();

/** SHA-256(0x00 || entry), RFC 6962 section 2.1. */
export const leafHash = (entry: Uint8Array): Uint8Array => sha256(LEAF_PREFIX, entry);

/** SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE_PREFIX, left, right);

/** The root above 2^k hashes (k >= 0), given one after the other: 32 * 2^k bytes, which are left as they are. */
export function perfectRoot(hashes: Uint8Array): Uint8Array {
  let row = hashes;
  while (row.length > HASH_SIZE) {
    const above = new Uint8Array(row.length / 2);
    for (let at = 0; at < above.length; at += HASH_SIZE) {
      above.set(sha256(NODE_PREFIX, row.subarray(2 * at, 2 * at + 2 * HASH_SIZE)), at);
    }
    row = above;
  }
  return new Uint8Array(row);
}

/**
 * The root above perfect subtrees that stand side by side, largest first. Odd nodes are not doubled:
 * the two smallest are joined first. Without any, EMPTY_ROOT.
 */
export function joinRoots(roots: readonly Uint8Array[]): Uint8Array {
  return roots.length === 0
    ? new Uint8Array(EMPTY_ROOT)
    : roots.reduceRight((right, left) => nodeHash(left, right));
}

/** Whether two hashes are the same 32 bytes. Not constant in time: hashes in a log are public. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === HASH_SIZE && b.length === HASH_SIZE && a.every((byte, i) => byte === b[i]);
}
