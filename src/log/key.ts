import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "#sha256";
import { toBase64, toHex, utf8 } from "../facts/bytes.js";
import { badInput } from "../facts/error.js";
import { parseBase64 } from "./text.js";

/** An Ed25519 key that a note's signatures are checked with (C2SP signed-note, "Verifier keys"). */
export interface VerifierKey {
  readonly name: string;
  /** 8 lower-case hex digits. */
  readonly id: string;
  /** 32 bytes, raw (RFC 8032 section 5.1.5), not in an SPKI envelope. */
  readonly publicKey: Uint8Array;
}

/** A verifier key with the secret that signs for it. */
export interface SigningKey extends VerifierKey {
  /** The 32 bytes that RFC 8032 calls the private key. */
  readonly seed: Uint8Array;
}

/** What a key signs (C2SP signed-note, "Signature types"): notes, or checkpoints of others together with a time. */
export const SIGNATURE_TYPE = { note: 0x01, cosignature: 0x04 } as const;
type SignatureType = (typeof SIGNATURE_TYPE)[keyof typeof SIGNATURE_TYPE];

const KEY_SIZE = 32;

/** Whether a text may name a key: not empty, valid UTF-8, no Unicode space, no ASCII control character, no plus sign. */
export const isKeyName = (text: string): boolean =>
  /^(?:(?![+\p{White_Space}\p{Surrogate}])[!-\u{10ffff}])+$/u.test(text);

/** The key of that name. Throws BAD_USER_INPUT for a name that can't be one, or not 32 bytes. */
export function verifierKey(
  name: string,
  publicKey: Uint8Array,
  type: SignatureType = SIGNATURE_TYPE.note,
): VerifierKey {
  if (!isKeyName(name)) {
    throw badInput(`a key's name has no spaces and no plus sign: ${JSON.stringify(name)}`);
  }
  if (publicKey.length !== KEY_SIZE) {
    throw badInput(`an Ed25519 public key has ${KEY_SIZE} bytes, not ${publicKey.length}`);
  }
  const id = sha256(utf8(`${name}\n`), Uint8Array.of(type), publicKey).subarray(0, 4);
  return { name, id: toHex(id), publicKey };
}

/** The signing key of a secret of 32 random bytes. Throws BAD_USER_INPUT as `verifierKey` does. */
export function signingKey(name: string, seed: Uint8Array): SigningKey {
  if (seed.length !== KEY_SIZE) {
    throw badInput(`an Ed25519 private key has ${KEY_SIZE} bytes, not ${seed.length}`);
  }
  return { ...verifierKey(name, ed25519.getPublicKey(seed)), seed };
}

/** Whether two keys are one. */
export const isSameKey = (a: VerifierKey, b: VerifierKey): boolean =>
  formatVerifierKey(a) === formatVerifierKey(b);

/** The key as a line of text: `<name>+<id>+<base64 of 0x01 and the public key>`. */
export function formatVerifierKey(
  { name, id, publicKey }: VerifierKey,
  type: SignatureType = SIGNATURE_TYPE.note,
): string {
  return `${name}+${id}+${toBase64(Uint8Array.of(type, ...publicKey))}`;
}

/**
 * Reads what `formatVerifierKey` writes. Throws BAD_USER_INPUT for anything else: another signature type than
 * Ed25519 (0x01), or an id that isn't the key's.
 */
export const parseVerifierKey = (text: string): VerifierKey => parseKeyOfType(text, SIGNATURE_TYPE.note);

/** As `parseVerifierKey`, of a key that signs something else. */
export function parseKeyOfType(text: string, type: SignatureType): VerifierKey {
  // The base64 may hold plus signs, the name can't: only the first two divide.
  const [, name = "", id = "", material = ""] = /^([^+]*)\+([^+]*)\+(.*)$/su.exec(text) ?? [];
  const bytes = parseBase64(material, "a verifier key's last part");
  if (bytes[0] !== type)
    throw badInput(
      type === SIGNATURE_TYPE.note
        ? "not an Ed25519 verifier key"
        : "not an Ed25519 verifier key of a witness (signature type 0x04)",
    );
  const key = verifierKey(name, bytes.subarray(1), type);
  if (key.id !== id) {
    throw badInput(`a verifier key with id ${JSON.stringify(id)} that should be ${key.id}`);
  }
  return key;
}
