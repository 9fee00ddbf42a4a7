import { sha256Hex } from "#sha256";

/** A name in a path is as long at most; a longer one ends with some digits of its SHA-256, so that no two look the same. */
const MAX_NAME = 100;
const DIGITS = 12;

/**
 * A member's place in a path: `.depth`, or `["gender=female"]` where the name could be read as something else. What is
 * quoted is JSON, so that no name ends early.
 */
export function memberPath(name: string, isQuoted = false): string {
  const short =
    name.length <= MAX_NAME
      ? name
      : `${[...name.slice(0, MAX_NAME)].slice(0, -1).join("")}… ${sha256Hex(name).slice(0, DIGITS)}`;
  return !isQuoted && /^[A-Za-z_]\w*$/.test(short) ? `.${short}` : `[${JSON.stringify(short)}]`;
}
