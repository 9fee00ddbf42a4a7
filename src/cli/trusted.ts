import { access, appendFile, mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { badInput, badInputAt } from "../facts/error.js";
import { formatVerifierKey, isSameKey, parseVerifierKey, type VerifierKey } from "../log/key.js";
import { keysAfter, openRotations } from "../log/rotation.js";
import { type NamedSigner, trustedFor } from "../report/verify/signer.js";
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

/** Of the keys given, else of those trusted for the log, the one that signed, else another one of the log. Throws as `keysOf`. */
export async function keyOf(signer: NamedSigner, given: string | undefined): Promise<VerifierKey> {
  const [first, ...more] = await keysOf(signer.origin, given);
  return trustedFor([first, ...more], signer) ?? first;
}

/**
 * The keys given, else those trusted for the log, which may have had several one after the other: a key given is used even where
 * the log has another name. Throws BAD_USER_INPUT where there is none.
 */
export async function keysOf(
  origin: string,
  given: string | undefined,
): Promise<readonly [VerifierKey, ...VerifierKey[]]> {
  const keys = given === undefined ? await readKeys(trustedKeysFile()) : await keysFrom(given);
  const own = keys.filter(({ name }) => name === origin);
  const [first, ...more] = own.length > 0 || given === undefined ? own : keys.slice(0, 1);
  if (first !== undefined) return [first, ...more];
  throw badInput(
    `no key is trusted for the log ${shown(origin)}. Get its verifier key from someone you trust, not from the log itself, and give it: --vkey KEY for once, or proofline trust KEY for good`,
  );
}

/**
 * Trusts a key from now on; returns whether it was not trusted before. A second one of the same log is trusted only where key
 * rotations lead on to it from one that is, each signed by the key before and the one after: anything else is refused with
 * BAD_USER_INPUT. The earlier one stays trusted, for what it signed.
 */
export async function pinKey(
  key: VerifierKey,
  file: string,
  rotations: readonly string[] = [],
): Promise<boolean> {
  const line = formatVerifierKey(key);
  const known = (await readKeys(file)).filter(({ name }) => name === key.name);
  if (known.some((one) => isSameKey(one, key))) return false;
  const [first] = known;
  const isLedTo = keysAfter(openRotations(rotations), known).some((one) => isSameKey(one, key));
  if (first !== undefined && !isLedTo)
    throw badInput(
      `another key of ${key.name} is trusted already, ${first.name}+${first.id}, and ${rotations.length === 0 ? "nothing shows" : "the key rotations given don't show"} that the log changed it for this one: someone may be passing off another log as this one. Give what shows it with --through. If you know better, remove that line from ${file}`,
    );
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await appendFile(file, `${line}\n`, { mode: 0o600 });
  return true;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    (error: unknown) => !(error instanceof Error && "code" in error && error.code === "ENOENT"),
  );
