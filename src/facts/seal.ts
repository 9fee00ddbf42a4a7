import { sha256Hex } from "#sha256";
import { fromHex, toHex } from "./bytes.js";
import type { Draft } from "./draft.js";
import { isObject, type JsonValue } from "./json.js";

/** A value that the entry holds only a salted digest of. Both texts are properties of the fact's node. */
export interface SealedValue {
  /** The value in RFC 8785 form. */
  readonly value: string;
  /** 32 bytes in hex that nobody can guess, so that the digest of a value that could be guessed tells nothing. */
  readonly salt: string;
  /** 16 random bytes in hex, of which the salt was made, and which the store has in its place. */
  readonly seed?: string;
}
export type SealedValues = Readonly<Record<string, SealedValue>>;

/** What stands in an entry in a sealed value's place. */
export interface Seal {
  readonly sealed: string;
}

export const isSeal = (value: unknown): value is Seal =>
  isObject(value) && typeof value.sealed === "string" && Object.keys(value).length === 1;

const sealOf = (salt: string, value: string) => `sha256:${sha256Hex(value, salt)}`;

/**
 * A salt as the store has it: 32 hex digits are a seed, of whose text the salt is the SHA-256. Neo4j holds so short a text
 * beside the other properties, and gives 64 digits 128 bytes elsewhere. Facts of before have the salt itself.
 */
export const saltOf = (stored: string): string => (stored.length === 32 ? sha256Hex(stored) : stored);

/** Whether a value is the one that was sealed. Throws BAD_USER_INPUT for a salt that is not lower-case hex. */
export const opens = (seal: Seal, { value, salt }: SealedValue): boolean =>
  // a salt that comes from elsewhere: Node's own reading of hex ends at what is none, and says nothing
  sealOf(toHex(fromHex(salt)), value) === seal.sealed;

/**
 * The draft's body in RFC 8785 form, and the values that it only has seals of.
 *
 * @param newSeed gives 16 fresh random bytes in hex at each call
 */
export function sealDraft(draft: Draft, newSeed: () => string): { body: string; sealed: SealedValues } {
  const sealed: Record<string, SealedValue> = {};
  let body = "";
  for (const field of draft.fields) {
    let value = field.canonical;
    if (field.sealed) {
      const seed = newSeed();
      const salt = saltOf(seed);
      sealed[field.name] = { value, salt, seed };
      value = `{"sealed":"${sealOf(salt, value)}"}`;
    }
    body += `${body === "" ? "" : ","}"${field.name}":${value}`;
  }
  return { body: `{${body}}`, sealed };
}

/** A field's value as a reader may see it: null where the sealed value is gone. */
export function openField(value: JsonValue | undefined, sealed: SealedValue | undefined): JsonValue {
  if (!isSeal(value)) return value ?? null;
  return sealed === undefined ? null : (JSON.parse(sealed.value) as JsonValue);
}
