import { createHash } from "node:crypto";

/** SHA-256 (FIPS 180-4) of the concatenation of the parts: 32 bytes. Chosen by package.json's `imports` outside browsers. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  const digest = hash.digest();
  // a Buffer's slice() and equality differ from a Uint8Array's, which browsers give
  return new Uint8Array(digest.buffer, digest.byteOffset, digest.length);
}
