import { ProoflineError } from "../facts/error.js";
import { LOCAL, type Principal } from "../facts/role.js";
import { hasHash, KEY_PREFIX, parseApiKey } from "./apiKey.js";
import { endsSoon, type KeyExpiry } from "./keyExpiry.js";
import { type ApiKeys, stateOf } from "./keys.js";

/** One message for nearly every reason: nothing tells an unknown key from a wrong secret or a revoked one. */
export const unauthenticated = (cause?: unknown): ProoflineError =>
  new ProoflineError(
    "UNAUTHENTICATED",
    "this takes a valid API key or access token in the header Authorization, as Bearer",
    { cause },
  );

/** Only who shows the right secret is told, so that nobody learns by it what keys there are. */
const expired = (at: number): ProoflineError =>
  new ProoflineError(
    "UNAUTHENTICATED",
    `this API key ended at ${new Date(at).toISOString()}: ask who made it for another`,
  );

/** Who shows an identity, and whether that ends soon. */
export interface Authenticated extends Principal {
  readonly expiry?: KeyExpiry;
}

export interface Authenticator {
  /**
   * Who shows the value of an Authorization header. Throws UNAUTHENTICATED, with one message for every reason but a key that
   * ended, or UNAVAILABLE.
   */
  authenticate(authorization: string | undefined): Promise<Authenticated>;
}

/** Everybody is `local`: for a service that only its own machine can reach. */
export const developmentAuthenticator: Authenticator = {
  authenticate: async () => LOCAL,
};

export interface JwtVerifier {
  /** Throws UNAUTHENTICATED, or UNAVAILABLE where the issuer's keys can't be had. */
  verify(token: string): Promise<Principal>;
}

/** What is accepted, at least one of the two. */
export interface Credentials {
  readonly keys?: ApiKeys | undefined;
  readonly jwt?: JwtVerifier | undefined;
  readonly now: () => Date;
}

/** Takes bearer credentials (RFC 6750): API keys, known by their prefix, and JWTs. */
export function credentialsAuthenticator({ keys, jwt, now }: Credentials): Authenticator {
  return {
    authenticate: async (authorization = "") => {
      const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization) ?? [];
      if (token?.startsWith(KEY_PREFIX) && keys !== undefined) return byKey(token, keys, now);
      if (token !== undefined && jwt !== undefined) return jwt.verify(token);
      throw unauthenticated();
    },
  };
}

async function byKey(text: string, keys: ApiKeys, now: () => Date): Promise<Authenticated> {
  const given = parseApiKey(text);
  if (given === undefined) throw unauthenticated();
  const key = await keys.find(given.id);
  // before anything is decided, so that an unknown id takes as long as a wrong secret
  const isRight = hasHash(given.secret, key?.hash);
  if (key === undefined || !isRight) throw unauthenticated();
  const at = now().getTime();
  const state = stateOf(key, at);
  if (state === "expired" && key.expiresAt !== null) throw expired(key.expiresAt);
  if (state !== "active") throw unauthenticated();
  const expiry = endsSoon(key, at);
  return { name: key.name, roles: key.roles, ...(expiry && { expiry }) };
}
