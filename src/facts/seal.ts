import { sha256 } from "#sha256";
import { fromHex, toHex, utf8 } from "./bytes.js";
import type { Draft } from "./draft.js";
import { isObject, type JsonValue } from "./json.js";

/** A value that the entry holds only a salted digest of. Both texts are properties of the fact's node. */
export interface SealedValue {
  /** The value in RFC 8785 form. */
  readonly value: string;
  /** 32 random bytes in hex, so that the digest of a value that could be guessed tells nothing. */
  readonly salt: string;
}
export type SealedValues = Readonly<Record<string, SealedValue>>;

/** What stands in an entry in a sealed value's place. */
export interface Seal {
  readonly sealed: string;
}

export const isSeal = (value: unknown): value is Seal =>
  isObject(value) && typeof value.sealed === "string" && Object.keys(value).length === 1;

const sealOf = (salt: Uint8Array, value: string) => `sha256:${toHex(sha256(salt, utf8(value)))}`;

/** Whether a value is the one that was sealed. */
export const opens = (seal: Seal, { value, salt }: SealedValue): boolean =>
  sealOf(fromHex(salt), value) === seal.sealed;

/**
 * The draft's body in RFC 8785 form, and the values that it only has seals of.
 *
 * @param newSalt gives 32 fresh random bytes at each call
 */
export function sealDraft(draft: Draft, newSalt: () => Uint8Array): { body: string; sealed: SealedValues } {
  const sealed: Record<string, SealedValue> = {};
  let body = "";
  for (const field of draft.fields) {
    let value = field.canonical;
    if (field.sealed) {
      const salt = newSalt();
      sealed[field.name] = { value, salt: toHex(salt) };
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
