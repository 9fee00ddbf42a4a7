import { toBase64 } from "../facts/bytes.js";
import { badInput } from "../facts/error.js";
import { parseCheckpoint } from "./checkpoint.js";
import {
  type Cosignature,
  openCosignatures,
  parseWitnessKey,
  type WitnessKey,
  witnessName,
} from "./cosignature.js";
import { parseNote } from "./note.js";
import { parseDecimal } from "./text.js";

/** A witness as a file names it. */
export interface Witness extends WitnessKey {
  /** Its submission prefix (C2SP tlog-witness), without a slash at the end; undefined where it is only to be verified. */
  readonly url: string | undefined;
}

/** More cosignatures would not fit below a checkpoint, whatever else is there (`parseNote`). */
const MOST_WITNESSES = 32;

/** A checkpoint as it is submitted to a witness (C2SP tlog-witness, `add-checkpoint`). */
export const addCheckpointBody = (old: number, proof: readonly string[], checkpoint: string): string =>
  `old ${old}\n${proof.map((hash) => `${hash}\n`).join("")}\n${checkpoint}`;

/**
 * The witness's cosignature in its answer to a checkpoint, a signature line for each of its keys. Throws BAD_USER_INPUT where
 * the answer has another form, or no cosignature of the witness on this checkpoint.
 */
export function cosignatureIn(answer: string, checkpoint: string, witness: WitnessKey): Cosignature {
  const [cosignature] = openCosignatures(`${parseNote(checkpoint).text}\n${answer}`, [witness]);
  if (cosignature !== undefined) return cosignature;
  throw badInput(`the answer has no cosignature by ${witnessName(witness)}`);
}

/** The size in a witness's 409: of the log as it saw it last. Throws BAD_USER_INPUT for another form. */
export const sizeIn = (answer: string): number =>
  parseDecimal(answer.replace(/\n$/, ""), "the witness's tree size");

/** A checkpoint with more signature lines, each ending in a newline. */
export const withLines = (checkpoint: string, lines: readonly string[]): string =>
  checkpoint + lines.join("");

/** The names that signed a note beside its log, unverified: `<name>+<id>`. */
export function unverifiedSigners(checkpoint: string): string[] {
  const { text, signatures } = parseNote(checkpoint);
  const { origin } = parseCheckpoint(text);
  return signatures.filter(({ name }) => name !== origin).map(({ name, id }) => `${name}+${id}`);
}

/**
 * Reads a list of witnesses: the lines `witness <name> <verifier key> [<url>]` of a policy (C2SP tlog-policy), or
 * `<verifier key> [<url>]` alone. Empty lines, comments (#), and a policy's logs, groups and quorum are passed over.
 * Throws BAD_USER_INPUT that names the line.
 */
export function parseWitnesses(text: string): Witness[] {
  const found = text.split("\n").flatMap((line, i) => {
    const words = line.trim().split(/[ \t]+/);
    const [first = ""] = words;
    if (first === "" || /^(?:#.*|log|group|quorum)$/.test(first)) return [];
    return parseLine(first === "witness" ? words.slice(2) : words, `line ${i + 1}`);
  });
  const names = new Set(found.map(witnessName));
  const keys = new Set(found.map(({ witness }) => toBase64(witness.publicKey)));
  if (keys.size < found.length || names.size < found.length)
    throw badInput("the same witness is there twice");
  if (found.length > MOST_WITNESSES)
    throw badInput(`${found.length} witnesses; the limit is ${MOST_WITNESSES}`);
  return found;
}

function parseLine([key = "", url, ...more]: readonly string[], at: string): Witness {
  if (more.length > 0) throw badInput(`${at} is no verifier key and URL of a witness`);
  if (url !== undefined && !(URL.canParse(url) && /^https?:\/\//.test(url)))
    throw badInput(`${at}: the witness's URL must begin with https:// or http://`);
  try {
    return { ...parseWitnessKey(key), url: url?.replace(/\/+$/, "") };
  } catch (cause) {
    throw badInput(`${at}: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}
