import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { badInputAt, ProoflineError } from "../facts/error.js";
import { isLoopback } from "./address.js";
import { type JwtVerifier, unauthenticated } from "./authenticate.js";
import { claimAt, rolesOf } from "./jwtClaims.js";
import { isName } from "./name.js";

/** Whose tokens are accepted, and where they say who somebody is. */
export interface JwtSettings {
  /** Where the issuer publishes its keys (RFC 7517): https, or http on loopback. */
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  /** Names of RFC 7518 and 8037. A token can't choose another one. */
  readonly algorithms: readonly string[];
  readonly nameClaim: string;
  readonly rolesClaim: string;
}

/** With public keys only: with a shared secret, whoever can check a token can make one. */
const ALGORITHMS: ReadonlySet<string> = new Set(
  "RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519".split(" "),
);
const CLOCK_TOLERANCE_S = 5;
const FETCH_TIMEOUT_MS = 5_000;
/** How long keys are believed: one that the issuer withdraws is no longer accepted after it. */
const KEYS_VALID_MS = 600_000;
/** A token with an unknown key can't make the service ask for keys more often. */
const COOLDOWN_MS = 30_000;
/** After a failure, so that an issuer in trouble is not asked for each request. */
const FAILURE_COOLDOWN_MS = 1_000;

/** Verifies bearer tokens by RFC 7519 and 8725. Throws BAD_USER_INPUT for settings under which a token proves nothing. */
export function jwtVerifier(settings: JwtSettings, now: () => Date): JwtVerifier {
  const { issuer, audience, algorithms, nameClaim, rolesClaim } = checked(settings);
  const keys = issuerKeys(new URL(settings.jwksUrl));
  const options = { issuer, audience, algorithms: [...algorithms], clockTolerance: CLOCK_TOLERANCE_S };
  return {
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, keys, { ...options, currentDate: now() });
        const name = claimAt(payload, nameClaim);
        // jose checks an expiry, but does not ask for one
        if (!isName(name) || payload.exp === undefined) throw unauthenticated();
        return { name, roles: rolesOf(claimAt(payload, rolesClaim)) };
      } catch (error) {
        throw error instanceof errors.JOSEError ? unauthenticated(error) : error;
      }
    },
  };
}

/** The issuer's keys, which a token names by its `kid`. Throws UNAVAILABLE where they can't be had. */
function issuerKeys(url: URL): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(url, {
    timeoutDuration: FETCH_TIMEOUT_MS,
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: KEYS_VALID_MS,
    [customFetch]: fetchWithCooldown(),
  });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (cause) {
      // no key fits the token; all else is the issuer's doing
      const isToken =
        cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys;
      if (isToken) throw cause;
      throw new ProoflineError("UNAVAILABLE", "access tokens can't be checked now; try again", { cause });
    }
  };
}

type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/** Fetches, but after a failure not again for a second. */
function fetchWithCooldown(): Fetch {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (url, options) => {
    if (performance.now() < failedAt + FAILURE_COOLDOWN_MS) throw new Error(`${url} did not answer just now`);
    try {
      const response = await fetch(url, options);
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return response;
    } catch (error) {
      failedAt = performance.now();
      throw error;
    }
  };
}

function checked(settings: JwtSettings): JwtSettings {
  const { jwksUrl, issuer, audience, algorithms } = settings;
  if (!isSafeUrl(jwksUrl))
    throw badInputAt("JWT_JWKS_URL", "must be an https address without a password, or http on this machine");
  if (issuer === "") throw badInputAt("JWT_ISSUER", "must not be empty");
  if (audience === "") throw badInputAt("JWT_AUDIENCE", "must not be empty");
  if (algorithms.length === 0 || !algorithms.every((name) => ALGORITHMS.has(name)))
    throw badInputAt("JWT_ALGORITHMS", `must be of ${[...ALGORITHMS].join(", ")}`);
  return settings;
}

/** Keys that came unprotected could be anybody's. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isProtected = protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  return isProtected && username === "" && password === "";
}
