import { sha256 as noble } from "@noble/hashes/sha2.js";
import { fromHex, toHex, utf8 } from "../bytes.js";

/** SHA-256 (FIPS 180-4) of the concatenation of the parts: 32 bytes. Chosen by package.json's `imports` in browsers. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = noble.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** SHA-256 of bytes in hex, and then a text's UTF-8 bytes: 64 lower-case hex digits. */
export const sha256Hex = (text: string, prefix = ""): string => toHex(sha256(fromHex(prefix), utf8(text)));
