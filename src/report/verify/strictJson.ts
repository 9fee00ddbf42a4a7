import { isObject, type JsonValue } from "../../facts/json.js";
import { clip } from "../words.js";
import { VerificationError } from "./verdict.js";

/** Deeper than any entry, whose values have at most 64 levels. */
const MAX_DEPTH = 128;

/**
 * The value of a JSON text that all readers understand alike: no object has a name twice (RFC 8259 section 4 leaves open
 * what that means), and nothing is nested deeper than 128 levels. Throws VerificationError, UNREADABLE where it is no JSON. Linear in
 * the text, in steps of one character: a regular expression would need the stack for a string of some megabytes.
 */
export function parseStrict(text: string, where: string): JsonValue {
  const value = parse(text, where);
  /** The names of each object that is open; null for a list. */
  const open: (Set<string> | null)[] = [];
  let atName = false;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case BRACE_OPEN:
      case BRACKET_OPEN:
        atName = text.charCodeAt(at) === BRACE_OPEN;
        open.push(atName ? new Set() : null);
        if (open.length > MAX_DEPTH)
          throw new VerificationError(where, `is nested deeper than ${MAX_DEPTH} levels`);
        break;
      case BRACE_CLOSE:
      case BRACKET_CLOSE:
        open.pop();
        atName = false;
        break;
      case COMMA:
        atName = open.at(-1) !== null;
        break;
      case QUOTE: {
        const end = endOfString(text, at);
        if (atName) addName(open.at(-1), text.slice(at, end + 1), where);
        atName = false;
        at = end;
      }
    }
  }
  return value;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [BRACE_OPEN, BRACE_CLOSE, BRACKET_OPEN, BRACKET_CLOSE] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Where the string ends that begins at `start`, in a text that is JSON: at its closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

function parse(text: string, where: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new VerificationError(where, "is not JSON", "UNREADABLE", cause);
  }
}

function addName(names: Set<string> | null | undefined, token: string, where: string): void {
  const name = String(JSON.parse(token));
  if (names?.has(name)) throw new VerificationError(where, `has the name ${clip(token)} twice in one object`);
  names?.add(name);
}

/** The path of a member: `a.b`, `a[0]`, `a["b c"]`. */
export function memberPath(path: string, name: string | number): string {
  if (typeof name === "number") return `${path}[${name}]`;
  if (!/^[A-Za-z_]\w*$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}

/** Where two JSON values first differ, and how; undefined where they are the same. Of an object, names are in no order. */
export function firstDifference(
  expected: unknown,
  found: unknown,
  path = "",
): { where: string; expected: unknown; found: unknown } | undefined {
  if (Object.is(expected, found)) return undefined;
  const lists = Array.isArray(expected) && Array.isArray(found);
  if (!lists && !(isObject(expected) && isObject(found))) return { where: path, expected, found };
  const names = lists
    ? Array.from({ length: Math.max(expected.length, found.length) }, (_, i) => i)
    : [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  for (const name of names) {
    const difference = firstDifference(own(expected, name), own(found, name), memberPath(path, name));
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Undefined where there is no such member: JSON has no such value. */
const own = (value: object, name: string | number): unknown =>
  Object.getOwnPropertyDescriptor(value, name)?.value;
