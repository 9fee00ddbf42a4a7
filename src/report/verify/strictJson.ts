import { isObject, type JsonValue } from "../../facts/json.js";
import { Wrong } from "./verdict.js";

/** Deeper than any entry, whose values have at most 64 levels. */
const MAX_DEPTH = 128;
// of a text that is JSON: strings whole, and what opens, closes and divides
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/**
 * The value of a JSON text that all readers understand alike: no object has a name twice (RFC 8259 section 4 leaves open
 * what that means), and nothing is nested deeper than 128 levels. Throws Wrong, UNREADABLE where it is no JSON.
 */
export function parseStrict(text: string, where: string): JsonValue {
  const value = parse(text, where);
  /** The names of each object that is open; null for a list. */
  const open: (Set<string> | null)[] = [];
  let atName = false;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") {
      open.push(token === "{" ? new Set() : null);
      atName = token === "{";
      if (open.length > MAX_DEPTH) throw new Wrong(where, `is nested deeper than ${MAX_DEPTH} levels`);
    } else if (token === "}" || token === "]") {
      open.pop();
      atName = false;
    } else if (token === ",") {
      atName = open.at(-1) !== null;
    } else if (atName) {
      addName(open.at(-1), token, where);
      atName = false;
    }
  }
  return value;
}

function parse(text: string, where: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Wrong(where, "is not JSON", "UNREADABLE", cause);
  }
}

function addName(names: Set<string> | null | undefined, token: string, where: string): void {
  const name = String(JSON.parse(token));
  if (names?.has(name)) throw new Wrong(where, `has the name ${token} twice in one object`);
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
