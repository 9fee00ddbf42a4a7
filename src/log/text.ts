import { fromBase64 } from "../facts/bytes.js";
import { badInput } from "../facts/error.js";
import { HASH_SIZE } from "./merkle.js";

/** A size or index: decimal digits without a leading zero, below 2^53. `what` names it in the BAD_USER_INPUT thrown. */
export function parseDecimal(text: string, what: string): number {
  const value = Number(text);
  if (/^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(value)) return value;
  throw badInput(`${what} is not a plain decimal below 2^53: ${JSON.stringify(text)}`);
}

/** Bytes in canonical padded base64. `what` names them in the BAD_USER_INPUT thrown. */
export function parseBase64(text: string, what: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch (cause) {
    throw badInput(`${what} is not padded base64: ${JSON.stringify(text)}`, cause);
  }
}

/** A SHA-256 hash in canonical padded base64. `what` names it in the BAD_USER_INPUT thrown. */
export function parseHash(text: string, what: string): Uint8Array {
  const hash = parseBase64(text, what);
  if (hash.length === HASH_SIZE) return hash;
  throw badInput(`${what} has ${hash.length} bytes; a SHA-256 hash has ${HASH_SIZE}`);
}
