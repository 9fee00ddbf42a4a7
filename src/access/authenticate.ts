import { ProoflineError } from "../facts/error.js";
import { LOCAL, type Principal } from "../facts/role.js";
import { hasHash, KEY_PREFIX, parseApiKey } from "./apiKey.js";
import { type ApiKeys, stateOf } from "./keys.js";

/** One message for every reason: nothing tells an unknown key from a wrong secret, an expired or a revoked one. */
export const unauthenticated = (cause?: unknown): ProoflineError =>
  new ProoflineError(
    "UNAUTHENTICATED",
    "this takes a valid API key or access token in the header Authorization, as Bearer",
    { cause },
  );

export interface Authenticator {
  /**
   * Who shows the value of an Authorization header. Throws UNAUTHENTICATED, with one message for every reason, or
   * UNAVAILABLE.
   */
  authenticate(authorization: string | undefined): Promise<Principal>;
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

async function byKey(text: string, keys: ApiKeys, now: () => Date): Promise<Principal> {
  const given = parseApiKey(text);
  if (given === undefined) throw unauthenticated();
  const key = await keys.find(given.id);
  // before anything is decided, so that an unknown id takes as long as a wrong secret
  const isRight = hasHash(given.secret, key?.hash);
  if (key === undefined || !isRight || stateOf(key, now().getTime()) !== "active") throw unauthenticated();
  return { name: key.name, roles: key.roles };
}
