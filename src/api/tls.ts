import { X509Certificate } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import { createSecureContext } from "node:tls";
import type { FastifyServerFactory } from "fastify";
import { isLoopback } from "../access/address.js";
import type { AccessSettings } from "../access/settings.js";
import { badInputAt, ProoflineError } from "../facts/error.js";

type Files = NonNullable<AccessSettings["tls"]>;

/** A certificate and its private key, both PEM. */
interface Pair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Takes lines for people, and errors that no caller can do anything about. */
interface Told {
  readonly say: (line: string) => void;
  readonly report: (message: string, cause: unknown) => void;
}

/** HTTPS whose certificate can be changed while it serves. */
export interface SecureServer extends Disposable {
  readonly factory: FastifyServerFactory;
}

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 10_000;
const SOON_MS = 14 * DAY_MS;

/**
 * Serves HTTPS with a certificate and its private key, and goes on with new ones as soon as both files hold them: they are
 * looked at every ten seconds, and on SIGHUP. A pair that can't be used is reported, and the one before stays. So is each day a
 * certificate that ends within two weeks. Throws BAD_USER_INPUT that names the setting.
 *
 * @param lookEveryMs for tests
 */
export async function secureServer(
  files: Files,
  { say, report }: Told,
  lookEveryMs = LOOK_EVERY_MS,
): Promise<SecureServer> {
  const minVersion = "TLSv1.2";
  let seen = await versionOf(files);
  let pair = await readPair(files);
  let warnedAt = Number.NEGATIVE_INFINITY;
  let isLooking = false;
  const servers = new Set<Server>();

  const warn = () => {
    const now = Date.now();
    if (now - warnedAt < DAY_MS) return;
    const end = Date.parse(new X509Certificate(pair.cert).validTo);
    if (end - now > SOON_MS) return;
    warnedAt = now;
    report(
      `the TLS certificate in ${files.certFile} ${end < now ? "ended" : "ends"} at ${new Date(end).toISOString()}: put a new one there, with its key`,
      undefined,
    );
  };
  const look = async () => {
    try {
      const version = await versionOf(files);
      if (version !== seen) {
        // once for each change: a pair that is wrong stays wrong until a file changes
        seen = version;
        pair = await readPair(files);
        for (const server of servers) server.setSecureContext({ ...pair, minVersion });
        warnedAt = Number.NEGATIVE_INFINITY;
        say(`the TLS certificate was changed for that in ${files.certFile}`);
      }
      warn();
    } catch (error) {
      const why = error instanceof ProoflineError ? error.message : "its files can't be read";
      report(`the new TLS certificate can't be used, and the one before stays: ${why}`, undefined);
    }
  };
  const lookNow = () => {
    if (isLooking) return;
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
    });
  };
  const onHangUp = () => {
    seen = ""; // asked for: it is said also where nothing changed
    lookNow();
  };

  warn();
  const timer = setInterval(lookNow, lookEveryMs).unref();
  process.on("SIGHUP", onHangUp);
  return {
    factory: (handler) => {
      const server = createServer({ ...pair, minVersion }, handler);
      servers.add(server);
      return server;
    },
    [Symbol.dispose]: () => {
      clearInterval(timer);
      process.off("SIGHUP", onHangUp);
    },
  };
}

/** Which files these are: another text where one was written or replaced. Of one that is not there it says that. */
async function versionOf({ certFile, keyFile }: Files): Promise<string> {
  const versions = await Promise.all(
    [certFile, keyFile].map((file) =>
      stat(file).then(
        ({ ino, mtimeMs, size }) => `${ino} ${mtimeMs} ${size}`,
        () => "none",
      ),
    ),
  );
  return versions.join(", ");
}

async function readPair({ certFile, keyFile }: Files): Promise<Pair> {
  const cert = await read("TLS_CERT_FILE", certFile);
  const key = await read("TLS_KEY_FILE", keyFile);
  check({ cert }, "TLS_CERT_FILE", `${certFile} holds no certificate in PEM form`);
  check({ key }, "TLS_KEY_FILE", `${keyFile} holds no private key in PEM form, without a passphrase`);
  check({ cert, key }, "TLS_KEY_FILE", `${keyFile} is not the key of the certificate in ${certFile}`);
  return { cert, key };
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
