import { ProoflineError } from "../facts/error.js";
import type { Principal } from "../facts/role.js";

/** Who a request's credentials show. */
export interface Identity {
  readonly principal: Principal;
  /** Epoch milliseconds after which it doesn't hold any more. */
  readonly expiresAt: number | null;
}

/** One message for every reason: nothing tells an unknown key from a wrong secret, an expired or a revoked one. */
export const unauthenticated = (cause?: unknown): ProoflineError =>
  new ProoflineError(
    "UNAUTHENTICATED",
    "this takes a valid API key or access token in the header Authorization, as Bearer",
    { cause },
  );
