import type { ErrorCode } from "../facts/error.js";
import type { FactRef } from "../facts/kind.js";
import type { Principal } from "../facts/role.js";

/** Who asks, and from where. */
export interface Caller {
  readonly principal: Principal;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** What was asked for, as far as the request says it. */
export interface AuditedRequest {
  /** The operation's name, or what it does where it has none. */
  readonly operation: string;
  readonly fields: readonly string[];
  readonly facts: readonly FactRef[];
  readonly pageSize: number | null;
  /** The request as JSON: it may hold personal data, so that only a salted digest of it is kept. */
  readonly text: string | null;
}

/** An error's code, ours or Apollo's. */
export type RefusalCode = ErrorCode | (string & {});
