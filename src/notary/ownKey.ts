import { ProoflineError } from "../facts/error.js";
import type { LogHead } from "../graph/log/head.js";
import { formatVerifierKey, type SigningKey } from "../log/key.js";
import { readKeyFile } from "./keyFile.js";

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
  throw new ProoflineError(
    "BAD_USER_INPUT",
    `the log in this store is ${log.origin}, signed by ${log.verifierKey}, and the key in ${file} is another one: give its own key with SIGNING_KEY_FILE`,
  );
}
