import { badInputAt } from "../facts/error.js";
import { LIMITS } from "../facts/limits.js";
import { looksLike, RESERVED_NAMES } from "../facts/role.js";
import { isKey } from "../facts/scalar.js";

const MAX_CHARACTERS = 200;

/**
 * A principal's name, as facts and accesses show it: 1 to 200 characters, none of them invisible, no space at its ends,
 * and none of the names that Proofline itself uses. Throws BAD_USER_INPUT.
 */
export function parseName(value: unknown, path: string): string {
  if (typeof value !== "string") throw badInputAt(path, "must be a string");
  const problem = problemOf(value);
  if (problem !== undefined) throw badInputAt(path, problem);
  return value;
}

/** Whether a value can be a principal's name. */
export const isName = (value: unknown): value is string =>
  typeof value === "string" && problemOf(value) === undefined;

function problemOf(name: string): string | undefined {
  const length = [...name].length;
  if (length < 1 || length > MAX_CHARACTERS) return `must have 1 to ${MAX_CHARACTERS} characters`;
  if (!name.isWellFormed()) return "must be well-formed Unicode";
  // format characters too: with a zero-width space in it a name looks like another one
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) return "must not have control or invisible characters";
  if (name.trim() !== name) return "must not begin or end with a space";
  // in wide letters or capitals it would read the same
  if (RESERVED_NAMES.has(looksLike(name))) return "is a name that Proofline itself uses";
  return isKey(name) ? undefined : `must be at most ${LIMITS.keyBytes} bytes`;
}
