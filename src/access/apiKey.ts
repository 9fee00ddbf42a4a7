import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** What every key's text begins with. */
export const KEY_PREFIX = "plk_";

/** Source of a regular expression that finds keys in a text, for secret scanners. */
export const KEY_PATTERN = `${KEY_PREFIX}[0-9a-f]{16}_[0-9a-f]{64}`;

const KEY = new RegExp(`^${KEY_PATTERN}$`);
const KEY_ID = /^[0-9a-f]{16}$/;

/** What is compared where there is no key: nobody knows a secret of this hash. */
const NO_HASH = Buffer.alloc(32);

/** A key's text is known to its holder alone; id and hash are what is stored. */
export interface NewApiKey {
  readonly id: string;
  readonly text: string;
  readonly hash: string;
}

/** A new key of 256 random bits. `random` gives that many random bytes. */
export function newApiKey(random: (size: number) => Uint8Array = randomBytes): NewApiKey {
  const id = hex(random(8));
  const secret = hex(random(32));
  return { id, text: `${KEY_PREFIX}${id}_${secret}`, hash: hashOf(secret) };
}

/** The parts of a key's text; undefined where it has another form. */
export function parseApiKey(text: string): { readonly id: string; readonly secret: string } | undefined {
  if (!KEY.test(text)) return undefined;
  const [, id = "", secret = ""] = text.split("_");
  return { id, secret };
}

/** Whether a text has the form of a key's id. */
export const isKeyId = (text: string): boolean => KEY_ID.test(text);

/**
 * SHA-256 of a secret, in hex. A slow hash with a salt protects passwords, since people choose them from few; of 2^256
 * random secrets none is found by trying, and a request should not wait for a slow hash.
 */
export const hashOf = (secret: string): string => digest(secret).toString("hex");

/** Whether a secret has a hash; takes as long where there is none, and wherever they differ. */
export function hasHash(secret: string, hash: string | undefined): boolean {
  const stored = Buffer.from(hash ?? "", "hex");
  const isHash = stored.length === NO_HASH.length;
  const isEqual = timingSafeEqual(digest(secret), isHash ? stored : NO_HASH);
  return isHash && isEqual;
}

const digest = (secret: string): Buffer => createHash("sha256").update(secret).digest();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
