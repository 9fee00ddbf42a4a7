/** The closed list of codes an error can carry to a client, in GraphQL as `extensions.code`. */
export type ErrorCode =
  | "BAD_USER_INPUT"
  | "CONFLICT"
  | "NOT_FOUND"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "LIMIT_EXCEEDED"
  | "UNAVAILABLE"
  | "INTERNAL";

/** The one error of this project: thrown once with a message for the caller, translated once at the edge. */
export class ProoflineError extends Error {
  readonly code: ErrorCode;
  /** Where in the caller's input, for example `facts[3].prediction.timestamp`. */
  readonly path: string | undefined;

  constructor(code: ErrorCode, message: string, options: { path?: string; cause?: unknown } = {}) {
    super(options.path === undefined ? message : `${options.path}: ${message}`, { cause: options.cause });
    this.name = "ProoflineError";
    this.code = code;
    this.path = options.path;
  }
}

/** What is wrong with an input as a whole. */
export const badInput = (message: string, cause?: unknown): ProoflineError =>
  new ProoflineError("BAD_USER_INPUT", message, { cause });

/** What is wrong at a place in an input: a path in it, a file, a setting. */
export const badInputAt = (path: string, message: string, cause?: unknown): ProoflineError =>
  new ProoflineError("BAD_USER_INPUT", message, { path, cause });

/** What is too much at a place in an input. */
export const tooMuchAt = (path: string, message: string): ProoflineError =>
  new ProoflineError("LIMIT_EXCEEDED", message, { path });
