import type { Entry } from "../../facts/entry.js";
import { type Checkpoint, openCheckpoint, parseCheckpoint } from "../../log/checkpoint.js";
import { formatVerifierKey, isSameKey, type VerifierKey } from "../../log/key.js";
import { parseNote } from "../../log/note.js";
import { openRotation, openRotations, type Rotation, rotationsTo } from "../../log/rotation.js";
import type { ReportFile } from "./file.js";
import { memberPath } from "./strictJson.js";
import { readAt, VerificationError } from "./verdict.js";

/** Who signed a checkpoint, on its own word: a note that nobody's signature was looked for on yet. */
export interface NamedSigner {
  readonly origin: string;
  /** Ids of the keys under whose names it has signatures. */
  readonly keyIds: readonly string[];
}

export const namedSigner = (note: string): NamedSigner =>
  readAt("proof.checkpoint", () => {
    const { text, signatures } = parseNote(note);
    return { origin: parseCheckpoint(text).origin, keyIds: signatures.map(({ id }) => id) };
  });

/** Of the trusted keys the one that signed, else another of the same log: rotations may lead on from it. */
export function trustedFor(
  keys: readonly VerifierKey[],
  { origin, keyIds }: NamedSigner,
): VerifierKey | undefined {
  const own = keys.filter(({ name }) => name === origin);
  return own.find(({ id }) => keyIds.includes(id)) ?? own[0];
}

/** A checkpoint with the key that signed it. */
export interface Signed {
  readonly checkpoint: Checkpoint;
  readonly signer: VerifierKey;
  /** How the trusted key became that one; none where it is the same. */
  readonly rotations: readonly Rotation[];
}

/**
 * The report's checkpoint, signed by the trusted key, or by one that key rotations lead on to from it: each signed by the key
 * before and the one after. The key that the report names counts for nothing. Throws VerificationError.
 */
export function checkCheckpoint({ proof, asOf }: ReportFile, trusted: VerifierKey): Signed {
  const all = readAt("proof.rotations", () => openRotations(proof.rotations));
  const signer = all.at(-1)?.after ?? trusted;
  const rotations = readAt("proof.rotations", () => rotationsTo(all, trusted, signer));
  const checkpoint = readAt("proof.checkpoint", () => openCheckpoint(proof.checkpoint, signer));
  if (proof.verifierKey !== formatVerifierKey(signer))
    throw new VerificationError("proof.verifierKey", "is not the key that the report was checked with");
  const last = all.at(-1);
  // the rotation itself is in the log, and only then does its new key sign
  if (last !== undefined && checkpoint.size <= last.size)
    throw new VerificationError(
      "proof.checkpoint",
      `is of ${checkpoint.size} facts, and the log had ${last.size} before the key that signed it was the log's`,
    );
  if (asOf > checkpoint.size)
    throw new VerificationError(
      "asOf",
      `is ${asOf}, and the checkpoint is of a log of ${checkpoint.size} facts`,
    );
  return { checkpoint, signer, rotations };
}

/** What was signed with a key, and where that is said. */
interface SignedBy {
  readonly where: string;
  readonly signer: VerifierKey;
  readonly size: number;
}

/**
 * Holds keys against the KeyRotations in a log: one that the log gave up signs nothing that has its own end in it, as
 * somebody who stole it would, and what a report says of rotations is in the log.
 */
export class RotationCheck {
  readonly #signed: readonly SignedBy[];
  readonly #rotations: readonly Rotation[];
  readonly #found = new Set<string>();

  constructor(signed: readonly SignedBy[], rotations: readonly Rotation[]) {
    this.#signed = signed;
    this.#rotations = rotations;
  }

  /** Throws VerificationError. */
  add(index: number, { kind, body: { statement } }: Entry): void {
    if (kind !== "KeyRotation" || typeof statement !== "string") return;
    const { before, after } = readAt("log", () => openRotation(statement));
    this.#found.add(formatVerifierKey(after));
    for (const { where, signer, size } of this.#signed)
      if (isSameKey(before, signer) && size > index)
        throw new VerificationError(
          where,
          `is of ${size} facts, and ${signer.name}+${signer.id} signed it, which the log gave up at index ${index}: whoever has that key signs in the log's name`,
        );
  }

  /** Throws VerificationError where the log has not had one of the rotations. */
  end(): void {
    for (const [i, { after }] of this.#rotations.entries())
      if (!this.#found.has(formatVerifierKey(after)))
        throw new VerificationError(
          memberPath("proof.rotations", i),
          `leads to ${after.name}+${after.id}, and the log has no such key rotation`,
        );
  }
}
