import { badInput } from "../facts/error.js";
import { formatVerifierKey, parseKeyOfType, SIGNATURE_TYPE, type VerifierKey } from "./key.js";
import { isSignatureBy, type NoteSignature, parseNote, signatureLine } from "./note.js";

/**
 * A witness's Ed25519 key (C2SP tlog-cosignature): it signs the checkpoints of others, after it has seen that each continues
 * the one before. Of another signature type than a log's key, so that neither is ever taken for the other.
 */
export interface WitnessKey {
  readonly witness: VerifierKey;
}

/** That a witness saw this head of the log, and none larger, at a time. */
export interface Cosignature {
  readonly by: WitnessKey;
  readonly at: Date;
  /** The signature's line, with its newline: to stand below the checkpoint. */
  readonly line: string;
}

/** Throws BAD_USER_INPUT for what is no verifier key of a witness. */
export const parseWitnessKey = (text: string): WitnessKey => ({
  witness: parseKeyOfType(text, SIGNATURE_TYPE.cosignature),
});

export const formatWitnessKey = ({ witness }: WitnessKey): string =>
  formatVerifierKey(witness, SIGNATURE_TYPE.cosignature);

/** `<name>+<id>`, as people tell keys apart. */
export const witnessName = ({ witness }: WitnessKey): string => `${witness.name}+${witness.id}`;

const TIME_SIZE = 8;
const SIGNATURE_SIZE = 64;
/** The last second that a Date has. */
const LAST_SECOND = 8_640_000_000_000;

/** What is signed (C2SP tlog-cosignature, "Ed25519 signed message"): of a checkpoint's text and a time in seconds. */
export const cosignedText = (text: string, seconds: number): string =>
  `cosignature/v1\ntime ${seconds}\n${text}`;

/**
 * The cosignatures below a checkpoint that are by these witnesses, one of each, in their order; those of others are ignored.
 * Of several by one witness the earliest, which says the most. Throws BAD_USER_INPUT for what is no note, and where a
 * signature under a witness's name and id is not the witness's.
 */
export function openCosignatures(note: string, witnesses: readonly WitnessKey[]): Cosignature[] {
  const { text, signatures } = parseNote(note);
  return witnesses.flatMap((by) => {
    const { name, id } = by.witness;
    const [first] = signatures
      .filter((one) => one.name === name && one.id === id)
      .map((one) => open(by, one, text))
      .toSorted((a, b) => a.at.getTime() - b.at.getTime());
    return first ?? [];
  });
}

function open(by: WitnessKey, given: NoteSignature, text: string): Cosignature {
  const { signature } = given;
  if (signature.length === TIME_SIZE + SIGNATURE_SIZE) {
    const seconds = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
    const isTime = seconds > 0 && seconds <= LAST_SECOND;
    if (isTime && isSignatureBy(by.witness, signature.subarray(TIME_SIZE), cosignedText(text, seconds)))
      return { by, at: new Date(seconds * 1_000), line: signatureLine(given) };
  }
  throw badInput(`the cosignature by ${witnessName(by)} is not valid`);
}
