import { ProoflineError } from "../facts/error.js";

/** A setting or an argument that can't be; the message begins with its name. */
export const badInput = (path: string, message: string, cause?: unknown) =>
  new ProoflineError("BAD_USER_INPUT", message, { path, cause });
