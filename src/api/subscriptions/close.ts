import { type ErrorCode, ProoflineError } from "../../facts/error.js";

/** A WebSocket close code and its reason. */
export interface Close {
  readonly code: number;
  readonly reason: string;
}

const INTERNAL: Close = { code: 4500, reason: "Internal server error" };

/** Up to 4399 the codes of RFC 6455 section 7.4.1, after which a client tries again; then those of graphql-transport-ws. */
const CLOSES: Partial<Record<ErrorCode, Close>> = {
  UNAVAILABLE: { code: 1013, reason: "Try again later" },
  LIMIT_EXCEEDED: { code: 1008, reason: "Too many sockets, subscriptions or requests" },
  UNAUTHENTICATED: { code: 4401, reason: "Unauthorized" },
  FORBIDDEN: { code: 4403, reason: "Forbidden" },
};

/** How a socket is closed for an error. */
export const closeFor = (code: ErrorCode): Close => CLOSES[code] ?? INTERNAL;

export const codeOf = (error: unknown): ErrorCode =>
  error instanceof ProoflineError ? error.code : "INTERNAL";

export const GOING_AWAY: Close = { code: 1001, reason: "Going away" };
export const INVALID_MESSAGE: Close = { code: 4400, reason: "Invalid message" };
export const SUBSCRIBER_EXISTS: Close = { code: 4409, reason: "Subscriber already exists" };

/** 4401, and 4408 where it was waited for in vain. */
export const isForWantOfIdentity = ({ code }: Close): boolean => code === 4401 || code === 4408;
