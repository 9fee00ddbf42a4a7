import { readFile } from "node:fs/promises";
import { absent } from "../files.js";
import type { Trusted } from "../graph/fsck/anchors.js";
import { formatVerifierKey } from "../log/key.js";
import { readKeyFile } from "./keyFile.js";
import { lastSignedFile } from "./lastSigned.js";
import type { SignerSettings } from "./ownSigner.js";

/** What is known of the log on this machine: the signing key's, and the last checkpoint beside it. */
export async function readTrustedHere({ keyFile, command }: SignerSettings): Promise<Omit<Trusted, "since">> {
  const key = command?.key ?? (await readKeyFile(keyFile));
  return {
    verifierKey: key && formatVerifierKey(key),
    lastSigned: key && (await readFile(lastSignedFile(keyFile), "utf8").catch(absent)),
  };
}
