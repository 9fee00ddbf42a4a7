import { badInputAt } from "../facts/error.js";
import type { ReadSetting } from "../settings.js";
import { isLoopback } from "./address.js";
import type { JwtSettings } from "./jwt.js";

/** How callers are told apart, and what is let in. */
export interface AccessSettings {
  /** Undefined in development mode: everybody who reaches the port is `local`. */
  readonly credentials: { readonly keys: boolean; readonly jwt: JwtSettings | undefined } | undefined;
  /** A file with the text of an API key for the first ADMIN. */
  readonly firstKeyFile: string | undefined;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Addresses and subnets whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Origins of pages elsewhere that may ask. */
  readonly corsOrigins: readonly string[];
  /** A file with what MLflow signs its webhooks with. */
  readonly mlflowSecretFile: string | undefined;
  /** A file with a token that opens the metrics and nothing else. */
  readonly metricsTokenFile: string | undefined;
  /** Of one principal; 0 is no limit. */
  readonly requestsPerSecond: number;
}

/** Throws BAD_USER_INPUT that names the setting: also where others could reach a service that asks nobody who they are. */
export const readAccess = (setting: ReadSetting): AccessSettings => ({
  credentials: readCredentials(setting),
  firstKeyFile: setting("FIRST_KEY_FILE"),
  tls: readTls(setting),
  trustedProxies: setting("TRUSTED_PROXIES"),
  corsOrigins: setting("CORS_ORIGINS"),
  mlflowSecretFile: setting("MLFLOW_WEBHOOK_SECRET_FILE"),
  metricsTokenFile: setting("METRICS_TOKEN_FILE"),
  requestsPerSecond: setting("REQUESTS_PER_SECOND"),
});

function readCredentials(setting: ReadSetting): AccessSettings["credentials"] {
  const host = setting("HOST");
  const isLocal = isLoopback(host);
  const modes = setting("AUTH") ?? (isLocal ? ["dev"] : undefined);
  if (modes === undefined)
    throw badInputAt(
      "AUTH",
      `must be set, since others can reach ${host}: keys, jwt or keys,jwt. Or bind to 127.0.0.1`,
    );
  if (!modes.includes("dev"))
    return { keys: modes.includes("keys"), jwt: modes.includes("jwt") ? readJwt(setting) : undefined };
  if (isLocal) return undefined;
  throw badInputAt(
    "AUTH",
    `is dev, where everybody has every role, and others can reach ${host}: bind to 127.0.0.1`,
  );
}

function readJwt(setting: ReadSetting): JwtSettings {
  const needed = (name: "JWT_JWKS_URL" | "JWT_ISSUER" | "JWT_AUDIENCE"): string => {
    const value = setting(name);
    if (value === undefined) throw badInputAt(name, "must be set where AUTH has jwt");
    return value;
  };
  return {
    jwksUrl: needed("JWT_JWKS_URL"),
    issuer: needed("JWT_ISSUER"),
    audience: needed("JWT_AUDIENCE"),
    algorithms: setting("JWT_ALGORITHMS"),
    nameClaim: setting("JWT_NAME_CLAIM"),
    rolesClaim: setting("JWT_ROLES_CLAIM"),
  };
}

function readTls(setting: ReadSetting): AccessSettings["tls"] {
  const certFile = setting("TLS_CERT_FILE");
  const keyFile = setting("TLS_KEY_FILE");
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined) throw badInputAt("TLS_CERT_FILE", "must be set where TLS_KEY_FILE is");
  if (keyFile === undefined) throw badInputAt("TLS_KEY_FILE", "must be set where TLS_CERT_FILE is");
  return { certFile, keyFile };
}
