import { toBase64 } from "../facts/bytes.js";
import { badInput } from "../facts/error.js";
import type { SigningKey, VerifierKey } from "./key.js";
import { EMPTY_ROOT, sameHash } from "./merkle.js";
import { openNote, signNote } from "./note.js";
import { parseDecimal, parseHash } from "./text.js";

/** The head of a log (C2SP tlog-checkpoint): what the log says it holds. */
export interface Checkpoint {
  /** The log's unique name. */
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  /** The tree's RFC 6962 hash, 32 bytes. */
  readonly root: Uint8Array;
  /** Lines after the third, opaque and rarely there; each not empty. */
  readonly extensions: readonly string[];
}

/** The text to be signed. Throws BAD_USER_INPUT when `parseCheckpoint` couldn't read it back. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const text = `${[origin, String(size), toBase64(root), ...extensions].join("\n")}\n`;
  if (parseCheckpoint(text).extensions.length === extensions.length) return text;
  throw badInput("a newline within a line of a checkpoint");
}

/**
 * Reads a checkpoint's text, without the signatures. Throws BAD_USER_INPUT unless it has the one form that its content
 * has: at least three lines, none empty, a plain decimal, canonical base64, and for the empty tree the empty root.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split("\n");
  const [origin = "", size = "", root = "", ...extensions] = lines.slice(0, -1);
  if (lines.length < 4 || lines.at(-1) !== "" || lines.slice(0, -1).includes("")) {
    throw badInput("a checkpoint has at least three lines and no empty one");
  }
  const checkpoint: Checkpoint = {
    origin,
    size: parseDecimal(size, "a checkpoint's tree size"),
    root: parseHash(root, "a checkpoint's root"),
    extensions,
  };
  if (checkpoint.size === 0 && !sameHash(checkpoint.root, EMPTY_ROOT)) {
    throw badInput("a checkpoint of the empty tree with the root of another");
  }
  return checkpoint;
}

/** The checkpoint as a note signed by its log. Throws BAD_USER_INPUT when the key's name isn't the origin. */
export function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): string {
  checkOrigin(checkpoint, key);
  return signNote(formatCheckpoint(checkpoint), key);
}

/**
 * The checkpoint in a note, once it is known to be signed by the log that the key belongs to. Throws BAD_USER_INPUT
 * when the note can't be read or isn't signed so, or is the checkpoint of a log with another origin.
 */
export const openCheckpoint = (note: string, key: VerifierKey): Checkpoint =>
  openCheckpointBy(note, [key]).checkpoint;

/** As `openCheckpoint`, of a log that had several keys one after the other: with the one of them that signed. */
export function openCheckpointBy(
  note: string,
  keys: readonly VerifierKey[],
): { readonly checkpoint: Checkpoint; readonly key: VerifierKey } {
  const { text, signers } = openNote(note, keys);
  const checkpoint = parseCheckpoint(text);
  for (const signer of signers) checkOrigin(checkpoint, signer);
  const [key] = signers;
  if (key === undefined) throw badInput("nobody known signed the checkpoint");
  return { checkpoint, key };
}

function checkOrigin({ origin }: Checkpoint, key: VerifierKey): void {
  if (origin === key.name) return;
  throw badInput(`a checkpoint of ${JSON.stringify(origin)} with the key of ${key.name}`);
}
