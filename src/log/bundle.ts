import { badInput, ProoflineError } from "../facts/error.js";
import { TILE_WIDTH } from "./tiles.js";

/** Bytes an entry may have at most: its length is written in 16 bits. */
export const MAX_ENTRY_SIZE = 0xffff;

const LENGTH_SIZE = 2;

/**
 * An entry bundle (C2SP tlog-tiles, "Log entries"): for each entry its length, 16 bits big-endian, and its bytes.
 * Takes 1 to 256 entries. Throws LIMIT_EXCEEDED for an entry over 65,535 bytes or another number of entries.
 */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH) {
    throw new ProoflineError(
      "LIMIT_EXCEEDED",
      `a bundle has 1 to ${TILE_WIDTH} entries, not ${entries.length}`,
    );
  }
  const bundle = new Uint8Array(entries.reduce((sum, entry) => sum + LENGTH_SIZE + entry.length, 0));
  const view = new DataView(bundle.buffer);
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_SIZE) {
      throw new ProoflineError(
        "LIMIT_EXCEEDED",
        `an entry of ${entry.length} bytes; the limit is ${MAX_ENTRY_SIZE}`,
      );
    }
    view.setUint16(at, entry.length);
    bundle.set(entry, at + LENGTH_SIZE);
    at += LENGTH_SIZE + entry.length;
  }
  return bundle;
}

/**
 * The 1 to 256 entries of a bundle, in order. They are views: a changed bundle changes them.
 * Throws BAD_USER_INPUT when the bundle doesn't end with an entry's last byte, or has none or too many.
 */
export function decodeBundle(bundle: Uint8Array): Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const start = at + LENGTH_SIZE;
    const end = start <= bundle.length ? start + view.getUint16(at) : start;
    if (end > bundle.length) {
      throw badInput(`an entry bundle cut off in its entry ${entries.length}`);
    }
    entries.push(bundle.subarray(start, end));
    at = end;
  }
  if (entries.length < 1 || entries.length > TILE_WIDTH) {
    throw badInput(`an entry bundle of ${entries.length} entries; it has 1 to ${TILE_WIDTH}`);
  }
  return entries;
}
