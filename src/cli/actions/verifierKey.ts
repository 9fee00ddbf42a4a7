import { createPublicKey, type KeyObject } from "node:crypto";
import { badInput } from "../../facts/error.js";
import { formatVerifierKey, verifierKey } from "../../log/key.js";
import { readTextFile } from "../textFile.js";

/** Far more than a public key has. */
const MAX_BYTES = 65_536;
const RAW_BYTES = 32;

export async function printVerifierKey(name: string, file: string): Promise<void> {
  const key = readPublicKey(await readTextFile(file, MAX_BYTES), file);
  // RFC 8410: the raw key is the end of the SPKI form
  const raw = key.export({ format: "der", type: "spki" }).subarray(-RAW_BYTES);
  console.log(formatVerifierKey(verifierKey(name, new Uint8Array(raw))));
}

function readPublicKey(text: string, file: string): KeyObject {
  const bad = (cause?: unknown) => badInput(`${file} holds no Ed25519 public key in PEM form`, cause);
  // Node would take the public half of it, and a private key has no business here
  if (text.includes("PRIVATE KEY")) throw bad();
  let key: KeyObject;
  try {
    key = createPublicKey(text);
  } catch (cause) {
    throw bad(cause);
  }
  if (key.asymmetricKeyType !== "ed25519") throw bad();
  return key;
}
