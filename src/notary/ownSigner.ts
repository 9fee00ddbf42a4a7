import { rename } from "node:fs/promises";
import { dirname } from "node:path";
import { badInputAt } from "../facts/error.js";
import { exists, replaceFile, syncFolder } from "../files.js";
import { formatVerifierKey } from "../log/key.js";
import { withFileLock } from "./fileLock.js";
import { type NamedLog, openKeyFile, readKeyFile, readOwnKey, rotatedText } from "./keyFile.js";
import { keySigner, type Signer } from "./signer.js";
import { commandSigner, type SigningCommand } from "./signingCommand.js";

export interface SignerSettings {
  readonly keyFile: string;
  /** The log's name, where it is to be created; checked where it exists. */
  readonly origin: string | undefined;
  /** Signs instead of a key in the file. */
  readonly command?: SigningCommand | undefined;
}

/** The key that a log is about to have, until the one in its file was put aside. */
export const nextKeyFile = (keyFile: string): string => `${keyFile}.rotating`;

/**
 * What signs for a log: the command, else the key in the file, where one is there. A change of the key that was interrupted
 * after the log had the new one is ended. Throws BAD_USER_INPUT where the key is another one than the log's.
 */
export async function readOwnSigner(
  { keyFile, command }: SignerSettings,
  log: NamedLog,
): Promise<Signer | undefined> {
  if (command === undefined) {
    await endRotation(keyFile, log.verifierKey);
    const key = await readOwnKey(keyFile, log);
    return key && keySigner(key);
  }
  if (formatVerifierKey(command.key) === log.verifierKey) return commandSigner(command);
  throw badInputAt(
    "SIGNING_VERIFIER_KEY",
    `the log in this store is ${log.origin}, signed by ${log.verifierKey}: give that key, and a command that signs with it`,
  );
}

/** What signs for a log that has no name yet: the command, else the key in the file, which is made where there is none. */
export async function openNewSigner({ keyFile, origin, command }: SignerSettings): Promise<Signer> {
  if (command === undefined) return keySigner(await openKeyFile(keyFile, origin));
  if (origin === undefined || command.key.name === origin) return commandSigner(command);
  throw badInputAt("LOG_ORIGIN", `the verifier key is of the log ${command.key.name}, not of ${origin}`);
}

/**
 * Puts the next key into the place of the file's, if the log has it already, and the old one aside, from where it can't sign.
 * Answers with where that is. Interrupted anywhere, the same call again ends it.
 */
export async function endRotation(keyFile: string, verifierKey: string): Promise<string | undefined> {
  const next = nextKeyFile(keyFile);
  // nearly always
  if (!(await exists(next))) return undefined;
  return withFileLock(next, async (held) => {
    const key = await readKeyFile(next);
    if (key === undefined || formatVerifierKey(key) !== verifierKey) return undefined;
    const kept = await keepAside(keyFile, verifierKey);
    await held.check();
    await rename(next, keyFile);
    await syncFolder(dirname(keyFile));
    return kept;
  });
}

/** Writes the key of a file beside it, under its id, as one that must not sign; undefined where there is none. */
export async function keepAside(keyFile: string, after: string): Promise<string | undefined> {
  const old = await readKeyFile(keyFile);
  if (old === undefined || formatVerifierKey(old) === after) return undefined;
  const aside = `${keyFile}.${old.id}`;
  await replaceFile(aside, rotatedText(old, after), true);
  return aside;
}
