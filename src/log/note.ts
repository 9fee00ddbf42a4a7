import { ed25519 } from "@noble/curves/ed25519.js";
import { fromHex, toBase64, toHex, utf8 } from "../facts/bytes.js";
import { badInput } from "../facts/error.js";
import { isKeyName, type SigningKey, type VerifierKey } from "./key.js";
import { parseBase64 } from "./text.js";

/** A signed note that has been read, not verified: don't believe `text` before `openNote`. */
export interface Note {
  /** What is signed; ends in a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** Of the key, 8 lower-case hex digits. */
  readonly id: string;
  readonly signature: Uint8Array;
}

const ID_SIZE = 4;
/** C2SP asks for at least 16, and for a limit. */
const MAX_SIGNATURES = 64;

/**
 * The text with the key's signature below (C2SP signed-note). The same text and key give the same note.
 * Throws BAD_USER_INPUT for a text that is empty, lacks the final newline or has control characters.
 */
export const signNote = (text: string, key: SigningKey): string =>
  formatNote(text, [{ key, signature: signatureOf(text, key) }]);

/** The key's signature of a note's text, 64 bytes. */
export const signatureOf = (text: string, key: SigningKey): Uint8Array => ed25519.sign(utf8(text), key.seed);

/** The text with signatures of it below, made elsewhere and not verified here. Throws BAD_USER_INPUT as `signNote` does. */
export function formatNote(
  text: string,
  signatures: readonly { readonly key: VerifierKey; readonly signature: Uint8Array }[],
): string {
  checkText(text);
  if (!text.endsWith("\n")) throw badInput("a note's text ends in a newline");
  const lines = signatures.map(({ key: { name, id }, signature }) => signatureLine({ name, id, signature }));
  return `${text}\n${lines.join("")}`;
}

/** A signature as the line that stands below a note's text, with its newline. */
export const signatureLine = ({ name, id, signature }: NoteSignature): string =>
  `— ${name} ${toBase64(Uint8Array.of(...fromHex(id), ...signature))}\n`;

/** Reads a note, whoever signed it. Throws BAD_USER_INPUT unless it is one to the last byte. */
export function parseNote(note: string): Note {
  checkText(note);
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n")) throw badInput("not a signed note");
  const lines = note.slice(end + 2, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) {
    throw badInput(`a note with ${lines.length} signatures; the limit is ${MAX_SIGNATURES}`);
  }
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

/**
 * Reads a note and verifies the signatures of the known keys; those of others are ignored. Returns the text and the
 * keys that signed it, at least one. Throws BAD_USER_INPUT when it is no note, when a signature under a known key's
 * name and id is not by that key, or when no known key signed.
 */
export function openNote(
  note: string,
  known: readonly VerifierKey[],
): { text: string; signers: VerifierKey[] } {
  const { text, signatures } = parseNote(note);
  const signers = known.filter((key) => {
    const own = signatures.filter(({ name, id }) => name === key.name && id === key.id);
    if (own.every(({ signature }) => isSignatureBy(key, signature, text))) return own.length > 0;
    throw badInput(`the note's signature by ${key.name}+${key.id} is not valid`);
  });
  if (signers.length > 0) return { text, signers };
  const names = known.map(({ name, id }) => `${name}+${id}`).join(", ");
  throw badInput(`the note is not signed by ${names || "anyone known"}`);
}

/** Whether an Ed25519 signature over a text is the key's. */
export function isSignatureBy(key: VerifierKey, signature: Uint8Array, text: string): boolean {
  // RFC 8032's strict rules, not ZIP 215's: only the one canonical encoding of a signature is one.
  return signature.length === 64 && ed25519.verify(signature, utf8(text), key.publicKey, { zip215: false });
}

function parseSignature(line: string): NoteSignature {
  const [, name = "", encoded = ""] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  if (!isKeyName(name)) {
    throw badInput(`not a signature line of a note: ${JSON.stringify(line)}`);
  }
  const bytes = parseBase64(encoded, `the note's signature by ${name}`);
  if (bytes.length <= ID_SIZE) {
    throw badInput(`the note's signature by ${name} has only ${bytes.length} bytes`);
  }
  return { name, id: toHex(bytes.subarray(0, ID_SIZE)), signature: bytes.subarray(ID_SIZE) };
}

function checkText(text: string): void {
  if (/[^\n\u{20}-\u{10ffff}]|\p{Surrogate}/u.test(text)) {
    throw badInput("a note is UTF-8 without control characters but newlines");
  }
}
