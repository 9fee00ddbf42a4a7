import { access, appendFile, mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { badInput, badInputAt } from "../facts/error.js";
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from "../log/key.js";
import { shown } from "./terminal.js";
import { readTextFile } from "./textFile.js";

/** Room for thousands of keys. */
const MAX_KEYS_BYTES = 2 ** 20;

/** Where this user's trusted keys are: one verifier key a line. */
export const trustedKeysFile = (environment: NodeJS.ProcessEnv = process.env): string =>
  join(environment.XDG_CONFIG_HOME || join(homedir(), ".config"), "proofline", "trusted-keys");

/** The verifier keys of a file; none where there is no file. Throws BAD_USER_INPUT that names the line. */
export async function readKeys(file: string): Promise<VerifierKey[]> {
  if (!(await exists(file))) return [];
  const lines = (await readTextFile(file, MAX_KEYS_BYTES)).split("\n");
  return lines.flatMap((line, i) => (line.trim() === "" ? [] : [readLine(line, `${file}:${i + 1}`)]));
}

function readLine(line: string, path: string): VerifierKey {
  try {
    return parseVerifierKey(line.trim());
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw badInputAt(path, message, cause);
  }
}

/** The keys that a text names: it is one, or the name of a file of some. Throws BAD_USER_INPUT where there is none. */
export async function keysFrom(text: string): Promise<VerifierKey[]> {
  if (/^[^+]+\+[0-9a-f]{8}\+/.test(text)) return [parseVerifierKey(text.trim())];
  const keys = await readKeys(text);
  if (keys.length > 0) return keys;
  throw badInput(`${text} is no verifier key, and no file of one`);
}

/** The key given, else the one trusted for the log: a key given is used even where the log has another name. */
export async function keyOf(origin: string, given: string | undefined): Promise<VerifierKey> {
  const keys = given === undefined ? await readKeys(trustedKeysFile()) : await keysFrom(given);
  const key = keys.find(({ name }) => name === origin) ?? (given === undefined ? undefined : keys[0]);
  if (key !== undefined) return key;
  throw badInput(
    `no key is trusted for the log ${shown(origin)}. Get its verifier key from someone you trust, not from the log itself, and give it: --vkey KEY for once, or proofline trust KEY for good`,
  );
}

/**
 * Trusts a key from now on; returns whether it was not trusted before. A log has one key for ever, so another one for
 * the same origin is refused with BAD_USER_INPUT.
 */
export async function pinKey(key: VerifierKey, file: string): Promise<boolean> {
  const line = formatVerifierKey(key);
  const known = (await readKeys(file)).find(({ name }) => name === key.name);
  if (known !== undefined && formatVerifierKey(known) !== line)
    throw badInput(
      `another key of ${key.name} is trusted already, ${known.name}+${known.id}. A log never changes its key: someone may be passing off another log as this one. If you know better, remove that line from ${file}`,
    );
  if (known !== undefined) return false;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await appendFile(file, `${line}\n`, { mode: 0o600 });
  return true;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    (error: unknown) => !(error instanceof Error && "code" in error && error.code === "ENOENT"),
  );
