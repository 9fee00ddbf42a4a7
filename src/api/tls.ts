import { readFile } from "node:fs/promises";
import { createServer } from "node:https";
import { createSecureContext } from "node:tls";
import type { FastifyServerFactory } from "fastify";
import { isLoopback } from "../access/address.js";
import type { AccessSettings } from "../access/settings.js";
import { badInputAt } from "../facts/error.js";

/** Serves HTTPS with a certificate and its private key, both PEM. Throws BAD_USER_INPUT that names the setting. */
export async function secureServer({
  certFile,
  keyFile,
}: NonNullable<AccessSettings["tls"]>): Promise<FastifyServerFactory> {
  const cert = await read("TLS_CERT_FILE", certFile);
  const key = await read("TLS_KEY_FILE", keyFile);
  check({ cert }, "TLS_CERT_FILE", `${certFile} holds no certificate in PEM form`);
  check({ key }, "TLS_KEY_FILE", `${keyFile} holds no private key in PEM form, without a passphrase`);
  check({ cert, key }, "TLS_KEY_FILE", `${keyFile} is not the key of the certificate in ${certFile}`);
  return (handler) => createServer({ cert, key, minVersion: "TLSv1.2" }, handler);
}

/** A line for whoever starts a service whose callers' keys can be read on their way to it. */
export function clearTextWarning(host: string, { tls, trustedProxies }: AccessSettings): string | undefined {
  if (isLoopback(host) || tls !== undefined || trustedProxies.length > 0) return undefined;
  return (
    `keys and data travel to ${host} in the clear: set TLS_CERT_FILE and TLS_KEY_FILE, or put a proxy with ` +
    "TLS before the service and name it in TRUSTED_PROXIES"
  );
}

async function read(setting: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw badInputAt(setting, `${file} can't be read`, cause);
  }
}

function check(options: Parameters<typeof createSecureContext>[0], setting: string, message: string): void {
  try {
    createSecureContext(options);
  } catch (cause) {
    throw badInputAt(setting, message, cause);
  }
}
