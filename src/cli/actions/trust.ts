import { stat } from "node:fs/promises";
import { badInput } from "../../facts/error.js";
import { MirrorFolder } from "../../mirror/folder.js";
import { readRotationsOf } from "../../mirror/rotations.js";
import { heldIn } from "../../report/verify/held.js";
import { rotationsInReport } from "../../report/verify/report.js";
import { VerificationError } from "../../report/verify/verdict.js";
import { publishedLog } from "../publishedLog.js";
import { shown } from "../terminal.js";
import { readFileBytes, textOf } from "../textFile.js";
import { keysFrom, pinKey, trustedKeysFile } from "../trusted.js";

export interface TrustOptions {
  readonly through?: string;
}

export async function trustAction(text: string, { through }: TrustOptions): Promise<void> {
  const file = trustedKeysFile();
  const rotations = through === undefined ? [] : await rotationsAt(through);
  for (const key of await keysFrom(text)) {
    const added = await pinKey(key, file, rotations);
    const said = added ? "trusted from now on" : "trusted already";
    console.log(shown(`${said}: ${key.name}+${key.id} (${file})`));
  }
}

/** More than any report has. */
const MAX_BYTES = 256 * 2 ** 20;

/** The key rotations that a report, a folder or a service has, unverified. Throws BAD_USER_INPUT where there is none of these. */
async function rotationsAt(place: string): Promise<readonly string[]> {
  if (/^https?:/.test(place)) return readRotationsOf(await publishedLog(place, undefined));
  const isFolder = await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return readRotationsOf(new MirrorFolder(place));
  const bytes = await readFileBytes(place, MAX_BYTES);
  try {
    return rotationsInReport(heldIn(bytes)?.json ?? textOf(bytes, place));
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    throw badInput(`${place}${error.where === "" ? "" : `: ${error.where}`} ${error.message}`, error);
  }
}
