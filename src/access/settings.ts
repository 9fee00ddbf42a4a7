import { isIP, isIPv4 } from "node:net";
import { resolve } from "node:path";
import { ProoflineError } from "../facts/error.js";
import { isLoopback } from "./address.js";
import type { JwtSettings } from "./jwt.js";

/** How callers are told apart, and what is let in. */
export interface AccessConfig {
  /** Undefined in development mode: everybody who reaches the port is `local`. */
  readonly credentials: { readonly keys: boolean; readonly jwt: JwtSettings | undefined } | undefined;
  /** A file with the text of an API key for the first ADMIN. */
  readonly firstKeyFile: string | undefined;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Addresses and subnets whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Origins of pages elsewhere that may ask. */
  readonly corsOrigins: readonly string[];
  /** Of one principal; 0 is no limit. */
  readonly requestsPerSecond: number;
}

type Setting = (name: string) => string | undefined;

const MODES = "dev, keys, jwt or keys,jwt";
const DEFAULT_REQUESTS_PER_SECOND = 10_000;

/** Throws BAD_USER_INPUT that names the setting: also where others could reach a service that asks nobody who they are. */
export function readAccess(setting: Setting, host: string): AccessConfig {
  const isLocal = isLoopback(host);
  const auth = setting("AUTH") ?? (isLocal ? "dev" : undefined);
  if (auth === undefined)
    throw bad(
      "AUTH",
      `must be set, since others can reach ${host}: ${MODES.replace("dev, ", "")}. Or bind to 127.0.0.1`,
    );
  const modes = auth.split(",").map((mode) => mode.trim());
  const isDevelopment = auth === "dev";
  if (!isDevelopment && !modes.every((mode) => mode === "keys" || mode === "jwt"))
    throw bad("AUTH", `must be ${MODES}`);
  if (isDevelopment && !isLocal)
    throw bad(
      "AUTH",
      `is dev, where everybody has every role, and others can reach ${host}: bind to 127.0.0.1`,
    );
  const firstKeyFile = setting("FIRST_KEY_FILE");
  return {
    credentials: isDevelopment
      ? undefined
      : { keys: modes.includes("keys"), jwt: modes.includes("jwt") ? readJwt(setting) : undefined },
    firstKeyFile: firstKeyFile === undefined ? undefined : resolve(firstKeyFile),
    tls: readTls(setting),
    trustedProxies: readList(setting, "TRUSTED_PROXIES", isSubnet, "addresses or subnets, as 10.0.0.0/8"),
    corsOrigins: readList(setting, "CORS_ORIGINS", isOrigin, "origins, as https://tools.example.com"),
    requestsPerSecond: readRate(setting),
  };
}

function readJwt(setting: Setting): JwtSettings {
  const needed = (name: string): string => {
    const value = setting(name);
    if (value === undefined) throw bad(name, "must be set where AUTH has jwt");
    return value;
  };
  return {
    jwksUrl: needed("JWT_JWKS_URL"),
    issuer: needed("JWT_ISSUER"),
    audience: needed("JWT_AUDIENCE"),
    algorithms: (setting("JWT_ALGORITHMS") ?? "RS256,ES256,EdDSA").split(",").map((name) => name.trim()),
    nameClaim: setting("JWT_NAME_CLAIM") ?? "sub",
    rolesClaim: setting("JWT_ROLES_CLAIM") ?? "roles",
  };
}

function readTls(setting: Setting): AccessConfig["tls"] {
  const certFile = setting("TLS_CERT_FILE");
  const keyFile = setting("TLS_KEY_FILE");
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined) throw bad("TLS_CERT_FILE", "must be set where TLS_KEY_FILE is");
  if (keyFile === undefined) throw bad("TLS_KEY_FILE", "must be set where TLS_CERT_FILE is");
  return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
}

function readList(
  setting: Setting,
  name: string,
  isItem: (item: string) => boolean,
  what: string,
): readonly string[] {
  const items = (setting(name) ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  if (!items.every(isItem)) throw bad(name, `must be ${what}, with commas between`);
  return items;
}

function isSubnet(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  if (isIP(address) === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d+$/.test(bits) && Number(bits) > 0 && Number(bits) <= (isIPv4(address) ? 32 : 128);
}

const isOrigin = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;

function readRate(setting: Setting): number {
  const text = setting("REQUESTS_PER_SECOND") ?? String(DEFAULT_REQUESTS_PER_SECOND);
  if (!/^\d{1,7}$/.test(text)) throw bad("REQUESTS_PER_SECOND", "must be a whole number, 0 for no limit");
  return Number(text);
}

const bad = (name: string, message: string) => new ProoflineError("BAD_USER_INPUT", message, { path: name });
