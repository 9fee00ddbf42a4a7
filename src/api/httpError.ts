import { type ErrorCode, ProoflineError } from "../facts/error.js";
import type { ReportError } from "./errors.js";

/** The HTTP status of what is refused outside of GraphQL; 500 for what is not in here. */
export const STATUS: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  LIMIT_EXCEEDED: 413,
  UNAVAILABLE: 503,
};

/** The header www-authenticate of UNAUTHENTICATED (RFC 6750 section 3). */
export const CHALLENGE = 'Bearer realm="proofline"';

/** An error outside of GraphQL, in the form that GraphQL's have. */
export const errorBody = (code: ErrorCode, message: string) => ({
  errors: [{ message, extensions: { code } }],
});

/** How an answer is told to be withheld whose access could not be recorded. */
export function unrecorded(
  error: unknown,
  report: ReportError,
): { readonly code: "UNAVAILABLE" | "INTERNAL"; readonly status: number; readonly why: string } {
  if (error instanceof ProoflineError && error.code === "UNAVAILABLE")
    return { code: "UNAVAILABLE", status: 503, why: error.message };
  report("an access could not be recorded", error);
  return { code: "INTERNAL", status: 500, why: "an internal error" };
}
