import type { FastifyError } from "fastify";
import type { RefusalCode } from "../access/auditedRequest.js";
import { type ErrorCode, ProoflineError } from "../facts/error.js";
import type { ReportError } from "./errors.js";
import { RateLimited } from "./rateLimit.js";

const STATUS: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 413,
  UNAVAILABLE: 503,
};

/** What a client is told of a request that fails outside of GraphQL. */
export interface HttpError {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly recordedAs: RefusalCode;
}

/** No identity or not enough roles; too many requests; bodies and queries that are too large, no JSON, or of another type; a store that is not there. */
export function httpErrorOf(error: FastifyError | ProoflineError, report: ReportError): HttpError {
  const { message } = error;
  if (error instanceof RateLimited)
    return { status: error.status, code: error.code, message, recordedAs: "RATE_LIMITED" };
  const ownStatus = error instanceof ProoflineError ? STATUS[error.code] : undefined;
  if (error instanceof ProoflineError && ownStatus !== undefined)
    return { status: ownStatus, code: error.code, message, recordedAs: error.code };
  const status = "statusCode" in error ? (error.statusCode ?? 500) : 500;
  if (status < 500) return { status, code: "BAD_USER_INPUT", message, recordedAs: "BAD_USER_INPUT" };
  report("a request failed", error);
  return { status: 500, code: "INTERNAL", message: "an internal error", recordedAs: "INTERNAL" };
}

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
