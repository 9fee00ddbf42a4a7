import { toBase64 } from "../facts/bytes.js";
import { badInput, ProoflineError } from "../facts/error.js";
import { canonicalTime } from "../facts/time.js";
import { formatVerifierKey, isSameKey, parseVerifierKey, type VerifierKey } from "./key.js";
import { openNote } from "./note.js";
import { parseDecimal, parseHash } from "./text.js";

/** That a log is signed by another key from some moment on. Both keys say so, in one signed note. */
export interface Rotation {
  readonly origin: string;
  readonly before: VerifierKey;
  readonly after: VerifierKey;
  /** Of the log's tree when it was said. */
  readonly size: number;
  readonly root: Uint8Array;
  readonly at: string;
}

/**
 * No checkpoint begins so: its first line is the log's origin, which is the name of its key, and such a name has no
 * spaces. And no statement has a tree size in its second line. So neither note can be taken for the other.
 */
const HEADER = "Proofline key rotation v1";
const NAMES = ["origin", "old", "new", "size", "root", "time"] as const;

/** A statement is a fact's plain field, and so no longer than one. */
const MAX_CHARACTERS = 4_096;
/** More rotations than a log has in its life; it bounds what a verifier reads. */
export const MAX_ROTATIONS = 1_000;

/** The text that both keys sign. */
export const formatRotation = ({ origin, before, after, size, root, at }: Rotation): string =>
  `${[
    HEADER,
    `origin ${origin}`,
    `old ${formatVerifierKey(before)}`,
    `new ${formatVerifierKey(after)}`,
    `size ${size}`,
    `root ${toBase64(root)}`,
    `time ${at}`,
  ].join("\n")}\n`;

/**
 * The rotation that a signed note states. Throws BAD_USER_INPUT unless it has the one form that its content has, is signed by
 * both keys, and both keys are of its log.
 */
export function openRotation(note: string): Rotation {
  if (note.length > MAX_CHARACTERS) throw badInput(`is longer than ${MAX_CHARACTERS} characters`);
  const rotation = parseRotation(note.slice(0, Math.max(0, note.indexOf("\n\n")) + 1));
  const { origin, before, after } = rotation;
  for (const [which, key] of Object.entries({ old: before, new: after })) {
    if (key.name !== origin)
      throw badInput(`is of the log ${origin}, and its ${which} key is of ${key.name}`);
    signedBy(note, key, which);
  }
  return rotation;
}

function signedBy(note: string, key: VerifierKey, which: string): void {
  try {
    openNote(note, [key]);
  } catch (cause) {
    if (!(cause instanceof ProoflineError)) throw cause;
    throw badInput(`does not have the signature of its ${which} key: ${cause.message}`, cause);
  }
}

function parseRotation(text: string): Rotation {
  const [header, ...lines] = text.split("\n");
  if (header !== HEADER) throw badInput(`is no key rotation: its first line is not "${HEADER}"`);
  const values = NAMES.map((name, i) => {
    const line = lines[i] ?? "";
    if (line.startsWith(`${name} `)) return line.slice(name.length + 1);
    throw badInput(`has no line "${name}" where it has to be`);
  });
  const [origin = "", before = "", after = "", size = "", root = "", at = ""] = values;
  if (lines.length !== NAMES.length + 1) throw badInput("has lines that no key rotation has");
  if (canonicalTime(at) !== at) throw badInput("has no time as 2026-11-21T22:00:00.000Z");
  return {
    origin,
    before: parseVerifierKey(before),
    after: parseVerifierKey(after),
    size: parseDecimal(size, "its tree size"),
    root: parseHash(root, "its root"),
    at,
  };
}

/**
 * The rotations that some statements make one after the other. Throws BAD_USER_INPUT that names the statement: where one is
 * not signed by both its keys, or is of another log than the first, does not begin with the key that the one before it led
 * to, comes back to a key that was given up, or has a smaller tree or an earlier time than the one before it.
 */
export function openRotations(notes: readonly string[]): Rotation[] {
  if (notes.length > MAX_ROTATIONS) throw badInput(`has over ${MAX_ROTATIONS} statements`);
  const rotations: Rotation[] = [];
  const seen = new Set<string>();
  for (const [i, note] of notes.entries()) {
    const refuse = (what: string, cause?: unknown) => badInput(`statement ${i + 1} ${what}`, cause);
    let rotation: Rotation;
    try {
      rotation = openRotation(note);
    } catch (cause) {
      if (!(cause instanceof ProoflineError)) throw cause;
      throw refuse(cause.message, cause);
    }
    const last = rotations.at(-1);
    if (last !== undefined) {
      if (last.origin !== rotation.origin)
        throw refuse(`is of the log ${rotation.origin}, not of ${last.origin}`);
      if (!isSameKey(last.after, rotation.before))
        throw refuse(
          `is of the key ${keyName(rotation.before)}, and the one before it led to ${keyName(last.after)}: one is missing between them`,
        );
      if (last.size > rotation.size || last.at > rotation.at)
        throw refuse("is of an earlier log than the one before it");
    }
    seen.add(formatVerifierKey(rotation.before));
    if (seen.has(formatVerifierKey(rotation.after)))
      throw refuse(
        `goes back to the key ${keyName(rotation.after)}, which the log had before: they go round`,
      );
    rotations.push(rotation);
  }
  return rotations;
}

/**
 * Those of the rotations that lead from a trusted key to the one that signed; none where it is the trusted one itself.
 * Throws BAD_USER_INPUT where they don't.
 */
export function rotationsTo(
  rotations: readonly Rotation[],
  trusted: VerifierKey,
  signer: VerifierKey,
): readonly Rotation[] {
  const last = rotations.at(-1);
  if (last !== undefined && !isSameKey(last.after, signer))
    throw badInput(`its key rotations lead to ${keyName(last.after)}, and ${keyName(signer)} is its key`);
  if (isSameKey(trusted, signer)) return [];
  const first = rotations.findIndex(({ before }) => isSameKey(before, trusted));
  if (first >= 0) return rotations.slice(first);
  const why =
    rotations.length === 0
      ? "it has no key rotations that lead there"
      : `its key rotations begin with ${rotations.map(({ before }) => keyName(before)).join(", then ")}`;
  throw badInput(`is signed by ${keyName(signer)}, and the trusted key is ${keyName(trusted)}: ${why}`);
}

/**
 * Of all statements in a log's entries those that led to a key, in order: a log that goes on under another name has those of
 * the earlier one too. What can't be read leads nowhere.
 */
export function statementsTo(statements: readonly string[], key: VerifierKey): string[] {
  const left = new Map<string, { readonly note: string; readonly before: VerifierKey }>();
  for (const note of statements) {
    const rotation = readRotation(note);
    if (rotation !== undefined)
      left.set(formatVerifierKey(rotation.after), { note, before: rotation.before });
  }
  const chain: string[] = [];
  for (let at = formatVerifierKey(key); ; ) {
    const step = left.get(at);
    if (step === undefined) return chain;
    left.delete(at);
    chain.unshift(step.note);
    at = formatVerifierKey(step.before);
  }
}

function readRotation(note: string): Rotation | undefined {
  try {
    return openRotation(note);
  } catch (error) {
    if (error instanceof ProoflineError && error.code === "BAD_USER_INPUT") return undefined;
    throw error;
  }
}

/** Trusted keys, and those that rotations lead on to from one of them. */
export function keysAfter(rotations: readonly Rotation[], trusted: readonly VerifierKey[]): VerifierKey[] {
  const keys = [...trusted];
  for (const { before, after } of rotations)
    if (keys.some((key) => isSameKey(key, before)) && !keys.some((key) => isSameKey(key, after)))
      keys.push(after);
  return keys;
}

/** Those of the rotations that lead on from one key to another, in order; undefined where they don't. */
export function rotationsBetween(
  rotations: readonly Rotation[],
  from: VerifierKey,
  to: VerifierKey,
): readonly Rotation[] | undefined {
  if (isSameKey(from, to)) return [];
  const begin = rotations.findIndex(({ before }) => isSameKey(before, from));
  const end = rotations.findIndex(({ after }) => isSameKey(after, to));
  return begin < 0 || end < begin ? undefined : rotations.slice(begin, end + 1);
}

/** One rotation, for people. */
export const rotationSentence = ({ at, before, after }: Rotation): string =>
  `The log's key was rotated on ${at}: ${keyName(before)} -> ${keyName(after)}.`;

const keyName = ({ name, id }: VerifierKey): string => `${name}+${id}`;
