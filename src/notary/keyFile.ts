import { randomBytes, randomUUID } from "node:crypto";
import { constants, copyFile, link, mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { fromBase64, toBase64 } from "../facts/bytes.js";
import { badInput, badInputAt } from "../facts/error.js";
import { absent, hasCode, syncFolder, TEMPORARY } from "../files.js";
import type { LogHead } from "../graph/log/head.js";
import { formatVerifierKey, type SigningKey, signingKey } from "../log/key.js";

/** The form of golang.org/x/mod/sumdb/note: PRIVATE+KEY+<name>+<id>+<base64 of 0x01 and the seed>. */
const PREFIX = "PRIVATE+KEY+";
/** The first line of a file whose key was changed for another. With it the file holds no key that signs. */
const ROTATED = "# rotated: must not sign any more. The log's key is now ";

/**
 * The signing key in a file of mode 0600; a new one where there is none. The name of a key is the origin of its log.
 * Throws BAD_USER_INPUT for a file that holds no such key, or one of another origin than is asked for.
 */
export async function openKeyFile(file: string, origin: string | undefined): Promise<SigningKey> {
  const key = (await readKeyFile(file)) ?? (await createKey(file, origin));
  if (origin !== undefined && key.name !== origin)
    throw badInputAt("LOG_ORIGIN", `the signing key in ${file} is of the log ${key.name}, not of ${origin}`);
  return key;
}

/** The signing key in a file, where there is one. Throws BAD_USER_INPUT for a file that holds no such key. */
export async function readKeyFile(file: string): Promise<SigningKey | undefined> {
  return parseKey(await readFile(file, "utf8").catch(absent), file);
}

/** A log that a service has named. */
export interface NamedLog {
  readonly origin: string;
  readonly verifierKey: string;
}

/** The name and key of the log in a store; undefined until its first service starts. */
export const nameOf = ({ origin, verifierKey }: LogHead): NamedLog | undefined =>
  origin === null || verifierKey === null ? undefined : { origin, verifierKey };

/**
 * The key in a file that signs for a log; undefined where there is no file. None is made: another key would never sign
 * for this log, and would stand where its own has to go. Throws BAD_USER_INPUT where the file holds another log's key.
 */
export async function readOwnKey(file: string, log: NamedLog): Promise<SigningKey | undefined> {
  const key = await readKeyFile(file);
  if (key === undefined || (formatVerifierKey(key) === log.verifierKey && key.name === log.origin))
    return key;
  throw badInput(
    `the log in this store is ${log.origin}, signed by ${log.verifierKey}, and the key in ${file} is another one: give its own key with SIGNING_KEY_FILE`,
  );
}

async function createKey(
  file: string,
  origin = `proofline.local/${randomBytes(8).toString("hex")}`,
): Promise<SigningKey> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  return makeKey(file, origin);
}

/**
 * The key in a file beside the log's, made where there is none: whole or not at all, and of several processes that come at the
 * same time all have the same one.
 */
export async function openNextKey(file: string, origin: string): Promise<SigningKey> {
  const made = await readKeyFile(file);
  if (made?.name === origin) return made;
  if (made !== undefined) await rm(file); // for a name that the log does not have any more
  return makeKey(file, origin);
}

/** A new key in a file, whole or not at all; the one that another process put there at the same time. */
async function makeKey(file: string, origin: string): Promise<SigningKey> {
  const temporary = `${file}.${randomUUID()}${TEMPORARY}`;
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(keyText(newKey(origin)));
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(temporary, file)
      // this file system has no links
      .catch((error: unknown) =>
        hasCode(error, "EEXIST") ? undefined : copyFile(temporary, file, constants.COPYFILE_EXCL),
      );
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(dirname(file));
  const key = await readKeyFile(file);
  if (key === undefined) throw badInput(`another process removed ${file}`);
  return key;
}

/** A key that was changed for another, as its file keeps it: to be looked at, and not to sign. */
export const rotatedText = (key: SigningKey, after: string): string => `${ROTATED}${after}\n${keyText(key)}`;

const newKey = (origin: string): SigningKey => signingKey(origin, new Uint8Array(randomBytes(32)));

const keyText = ({ name, id, seed }: SigningKey): string =>
  `${PREFIX}${name}+${id}+${toBase64(Uint8Array.of(1, ...seed))}\n`;

function parseKey(text: string | undefined, file: string): SigningKey | undefined {
  if (text === undefined) return undefined;
  if (text.startsWith(ROTATED))
    throw badInputAt(
      "SIGNING_KEY_FILE",
      `the key in ${file} was changed for another, and must not sign any more: give the one that the log has now`,
    );
  const [, name = "", id = "", material = ""] = /^PRIVATE\+KEY\+([^+]*)\+([^+]*)\+(.*)\n?$/.exec(text) ?? [];
  const bytes = material === "" ? new Uint8Array() : fromBase64(material);
  if (bytes[0] === 1 && bytes.length === 33) {
    const key = signingKey(name, bytes.subarray(1));
    if (key.id === id) return key;
  }
  throw badInputAt("SIGNING_KEY_FILE", `${file} holds no Ed25519 signing key`);
}
