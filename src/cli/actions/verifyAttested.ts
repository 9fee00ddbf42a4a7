import { fromBase64 } from "../../facts/bytes.js";
import { badInputAt, ProoflineError } from "../../facts/error.js";
import { parseWitnessKey, type WitnessKey, witnessName } from "../../log/cosignature.js";
import { parseWitnesses } from "../../log/witness.js";
import type { Attested } from "../../report/verify/attested.js";
import { type NotValid, notValidOf, readAt, VerificationError } from "../../report/verify/verdict.js";
import { checkWitnesses } from "../../report/verify/witnesses.js";
import { counted, moment } from "../../report/words.js";
import { readCount } from "../flags.js";
import { readTextFile } from "../textFile.js";

export interface Asked {
  readonly witness?: readonly string[];
  readonly witnesses?: string;
  readonly tsaCertificate?: string;
}

/** What witnesses and a time-stamping authority say of the log, verified, in words, one a line. */
export interface OthersSay {
  readonly saidByOthers: readonly string[];
}

/** What was asked for, or what is wrong with it or missing. Throws BAD_USER_INPUT for keys and certificates that are none. */
export async function othersSay(attested: Attested, asked: Asked): Promise<OthersSay | NotValid> {
  const { witnesses, needed } = await readWitnesses(asked);
  try {
    return {
      saidByOthers: [
        ...(needed === 0 ? [] : checkWitnesses(attested, witnesses, needed)),
        ...(asked.tsaCertificate === undefined ? [] : [await checkTimestamp(attested, asked.tsaCertificate)]),
      ],
    };
  } catch (error) {
    return notValidOf(error);
  }
}

async function readWitnesses({ witness = [], witnesses }: Asked): Promise<{
  witnesses: readonly WitnessKey[];
  needed: number;
}> {
  const found = (await Promise.all(witness.map(witnessesFrom))).flat();
  const keys = [...new Map(found.map((key) => [witnessName(key), key])).values()];
  if (witnesses === undefined) return { witnesses: keys, needed: keys.length };
  const needed = readCount(witnesses, "--witnesses");
  if (needed < 1 || needed > keys.length)
    throw badInputAt("--witnesses", `must be from 1 to the ${keys.length} that --witness names`);
  return { witnesses: keys, needed };
}

/** Room for more witnesses than a file may name. */
const MAX_BYTES = 2 ** 20;

/** A verifier key, or the name of a file of some. */
async function witnessesFrom(given: string): Promise<readonly WitnessKey[]> {
  if (/^[^+]+\+[0-9a-f]{8}\+/.test(given)) return [readAs("--witness", () => parseWitnessKey(given.trim()))];
  const text = await readTextFile(given, MAX_BYTES);
  const found = readAs(given, () => parseWitnesses(text));
  if (found.length > 0) return found;
  throw badInputAt("--witness", `${given} names no witness`);
}

/** What is wrong in it is told by the name. */
function readAs<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof ProoflineError)) throw cause;
    throw badInputAt(name, cause.message, cause);
  }
}

async function checkTimestamp({ timestamped }: Attested, file: string): Promise<string> {
  // the library is large, and most have no use for it
  const { rootsOf, verifyTimestamp } = await import("../../timestamp/verify.js");
  const pem = await readTextFile(file, MAX_BYTES);
  const roots = readAs("--tsa-certificate", () => rootsOf(pem));
  if (timestamped === null)
    throw new VerificationError(
      "proof.timestamped",
      "is not there: no authority dated a checkpoint with the prediction before this report was made",
    );
  const { text, token, size, where } = timestamped;
  const bytes = readAt(`${where}.token`, () => fromBase64(token));
  const { at, authority } = await verifyTimestamp(bytes, text, roots).catch((error: unknown) => {
    if (!(error instanceof ProoflineError)) throw error;
    throw new VerificationError(`${where}.token`, error.message, "WRONG", error);
  });
  return `The checkpoint at ${counted(size, "fact")}, which has the prediction, existed at ${moment(at.toISOString())}, says ${authority}.`;
}
