import { ProoflineError } from "../facts/error.js";
import type { SigningKey, VerifierKey } from "../log/key.js";
import { signatureOf } from "../log/note.js";

/** What signs with the log's key, wherever the key is. */
export interface Signer {
  readonly key: VerifierKey;
  /** The key's signature of a text, 64 bytes. Throws SignerError where it is not to be had now. */
  sign(text: string): Promise<Uint8Array>;
}

/** The log can't be signed now by what has its key, or by the key that is here; what is recorded waits for it. */
export class SignerError extends ProoflineError {
  constructor(message: string, cause?: unknown) {
    super("UNAVAILABLE", message, { cause });
  }
}

/** Signs with a key that is in this process. */
export const keySigner = (key: SigningKey): Signer => ({ key, sign: async (text) => signatureOf(text, key) });
