import { createHash, hash } from "node:crypto";

/** SHA-256 (FIPS 180-4) of the concatenation of the parts: 32 bytes. Chosen by package.json's `imports` outside browsers. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  const digest = hash.digest();
  // a Buffer's slice() and equality differ from a Uint8Array's, which browsers give
  return new Uint8Array(digest.buffer, digest.byteOffset, digest.length);
}

/** Where short texts are put together with what stands before them, so that hashing one makes no garbage. */
const scratch = Buffer.allocUnsafe(16_384);

/** SHA-256 of bytes in hex, and then a text's UTF-8 bytes: 64 lower-case hex digits. */
export function sha256Hex(text: string, prefix = ""): string {
  if (prefix === "") return hash("sha256", text, "hex");
  // at most three bytes a UTF-16 unit
  const fits = prefix.length / 2 + text.length * 3 <= scratch.length;
  if (!fits) return createHash("sha256").update(prefix, "hex").update(text).digest("hex");
  const start = scratch.write(prefix, 0, "hex");
  const end = start + scratch.write(text, start);
  return hash("sha256", scratch.subarray(0, end), "hex");
}
