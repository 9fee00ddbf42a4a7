import { createCipheriv, createDecipheriv, createHash, createHmac } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { ProoflineError } from "../facts/error.js";

/** A sealed value as the store has it: with its salt, or the seed of which that is made. */
export interface StoredValue {
  readonly salt: string;
  readonly value: string;
}
/** By field. */
export type StoredValues = Readonly<Record<string, StoredValue>>;

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The key of a fact's values, 32 hex digits, which the store keeps in the place of the salts. It is made of them: each has 128
 * random bits at least, so that nobody guesses it without them, and who archives the same fact again makes the same bytes.
 */
export function keyOf(values: StoredValues): string {
  const hash = createHash("sha256").update("proofline archive key\0");
  for (const name of Object.keys(values).toSorted()) hash.update(`${name}\0${values[name]?.salt}\0`);
  return hash.digest("hex").slice(0, 32);
}

/** The values, unreadable without the key, and bound to the fact by its leaf hash. No bytes where there are no values. */
export function encryptValues(values: StoredValues, key: string, leaf: string): Uint8Array {
  const items = Object.entries(values).map(([name, { salt, value }]) => [name, salt, value]);
  if (items.length === 0) return new Uint8Array();
  const plain = deflateRawSync(JSON.stringify(items));
  const secret = secretOf(key);
  // of what is encrypted: the same nonce is never there for two texts
  const nonce = createHmac("sha256", secret).update(leaf).update(plain).digest().subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, secret, nonce).setAAD(Buffer.from(leaf, "hex"));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws INTERNAL where the bytes are not what was encrypted with the key for that fact. */
export function decryptValues(bytes: Uint8Array, key: string, leaf: string): StoredValues {
  try {
    const decipher = createDecipheriv(CIPHER, secretOf(key), bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(leaf, "hex"))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const hidden = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
    const plain = Buffer.concat([decipher.update(hidden), decipher.final()]);
    const items: unknown = JSON.parse(inflateRawSync(plain).toString("utf8"));
    if (!Array.isArray(items)) throw new TypeError("no list");
    return Object.fromEntries(items.map(readItem));
  } catch (cause) {
    throw new ProoflineError("INTERNAL", "the archived values of a fact are not what was archived", {
      cause,
    });
  }
}

function readItem(item: unknown): [string, StoredValue] {
  const [name, salt, value]: unknown[] = Array.isArray(item) ? item : [];
  if (typeof name !== "string" || typeof salt !== "string" || typeof value !== "string")
    throw new TypeError("no value");
  return [name, { salt, value }];
}

const secretOf = (key: string): Buffer => createHash("sha256").update(`proofline archive\0${key}`).digest();
