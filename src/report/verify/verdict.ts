import { toBase64 } from "../../facts/bytes.js";
import type { Checkpoint } from "../../log/checkpoint.js";

/**
 * Why something is not valid: it can't be read at all, or it can and something in it is wrong, or its entries are proven
 * and what it says of them can't be compared, since another version of Proofline said it.
 */
export type Reason = "UNREADABLE" | "WRONG" | "OTHER_VERSION";

export interface NotValid {
  readonly valid: false;
  readonly reason: Reason;
  /** A path in the document, `approvals[0].approver`; empty for the whole. */
  readonly where: string;
  /** What is wrong there. It may quote the document: escape it before it is shown. */
  readonly what: string;
}

/** The signed head of the log that something was proven to be in (RFC 6962 section 3.5). */
export interface SignedTreeHead {
  readonly origin: string;
  readonly size: number;
  /** In padded base64, as in the checkpoint. */
  readonly root: string;
  /** The key that signed it: `<name>+<id>`. */
  readonly signedBy: string;
}

/** Thrown where the first thing is found wrong; `verdictOf` makes the answer of it. */
export class VerificationError extends Error {
  readonly where: string;
  readonly reason: Reason;

  constructor(where: string, what: string, reason: Reason = "WRONG", cause?: unknown) {
    super(what, { cause });
    this.where = where;
    this.reason = reason;
  }
}

/** What `check` returns, or what it found wrong. */
export function verdictOf<T>(check: () => T): T | NotValid {
  try {
    return check();
  } catch (error) {
    return notValidOf(error);
  }
}

/** What was found wrong, as an answer; any other error is thrown on. */
export function notValidOf(error: unknown): NotValid {
  if (!(error instanceof VerificationError)) throw error;
  return { valid: false, reason: error.reason, where: error.where, what: error.message };
}

/** What `read` returns; whatever it throws is wrong at that place. */
export function readAt<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof VerificationError) throw error;
    throw new VerificationError(
      where,
      error instanceof Error ? error.message : String(error),
      "WRONG",
      error,
    );
  }
}

export const signedTreeHead = ({ origin, size, root }: Checkpoint, keyId: string): SignedTreeHead => ({
  origin,
  size,
  root: toBase64(root),
  signedBy: `${origin}+${keyId}`,
});
