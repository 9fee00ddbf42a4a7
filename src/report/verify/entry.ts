import { fromHex } from "../../facts/bytes.js";
import { leafHashHex } from "../../facts/entry.js";
import type { FactRef } from "../../facts/kind.js";
import { openCheckpoint } from "../../log/checkpoint.js";
import type { VerifierKey } from "../../log/key.js";
import { formatProofText, type ProofText, parseProofText } from "../../log/proofText.js";
import { parseHash } from "../../log/text.js";
import { verifyInclusion } from "../../log/verify.js";
import { readEntryText } from "./entries.js";
import { readReportFile } from "./file.js";
import { type NamedSigner, namedSigner } from "./signer.js";
import {
  type NotValid,
  readAt,
  type SignedTreeHead,
  signedTreeHead,
  VerificationError,
  verdictOf,
} from "./verdict.js";

/** An entry that its proof shows in a log. */
export interface ValidEntry extends SignedTreeHead, FactRef {
  readonly valid: true;
  readonly index: number;
  /** In hex. */
  readonly leafHash: string;
}
export type EntryVerdict = ValidEntry | NotValid;

/**
 * Checks one entry offline: its bytes as text, its proof (C2SP tlog-proof), and the verifier key of its log, which must
 * come from elsewhere. A proof has no place for sealed values, so none is opened.
 */
export const verifyEntry = (text: string, proofText: string, key: VerifierKey): EntryVerdict =>
  verdictOf(() => {
    if (!text.isWellFormed())
      throw new VerificationError("entry", "is not well-formed Unicode", "UNREADABLE");
    const proof = readProofText(proofText);
    const checkpoint = readAt("proof.checkpoint", () => openCheckpoint(proof.checkpoint, key));
    const { kind, key: name } = readEntryText(text, "entry");
    const { index, hashes } = proof;
    const leaf = leafHashHex(text);
    if (!verifyInclusion({ index, size: checkpoint.size, hashes }, fromHex(leaf), checkpoint.root))
      throw new VerificationError(
        "proof",
        `does not show this entry in the log of the checkpoint, at ${index}`,
      );
    const signed = signedTreeHead(checkpoint, key.id);
    return { valid: true, ...signed, kind, key: name, index, leafHash: leaf };
  });

/** Who a tlog-proof says signed it, on its own word: to look up the key that is trusted for it. */
export const signerOfProof = (text: string): NamedSigner | NotValid =>
  verdictOf(() => namedSigner(readProofText(text).checkpoint));

/** Throws VerificationError, UNREADABLE where the text is no tlog-proof. */
function readProofText(text: string): ProofText {
  try {
    return parseProofText(text);
  } catch (cause) {
    throw new VerificationError(
      "proof",
      cause instanceof Error ? cause.message : "is no proof",
      "UNREADABLE",
      cause,
    );
  }
}

/** The proof of a report's prediction alone (C2SP tlog-proof), of a report that is valid. Throws VerificationError for another. */
export function predictionProof(text: string): string {
  const { requestId, proof } = readReportFile(text);
  const entry = proof.entries.find(({ kind, key }) => kind === "Prediction" && key === requestId);
  const inclusion = proof.inclusions.find(({ index }) => index === entry?.index);
  if (inclusion === undefined)
    throw new VerificationError("proof.inclusions", "have none for the prediction");
  const hashes = inclusion.hashes.map((hash) => parseHash(hash, "a hash of the proof"));
  const { index, checkpoint } = inclusion;
  return formatProofText({ extra: undefined, index, hashes, checkpoint });
}
