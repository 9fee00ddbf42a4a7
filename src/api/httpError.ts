import type { ErrorCode } from "../facts/error.js";

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
