import { createHash } from "node:crypto";

/** SHA-256 (FIPS 180-4) of the concatenation of the parts: 32 bytes. Chosen by package.json's `imports` outside browsers. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
