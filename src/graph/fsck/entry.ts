import { utf8 } from "../../facts/bytes.js";
import { EDGE_COLUMNS } from "../../facts/columns.js";
import { type Entry, parseEntry } from "../../facts/entry.js";
import { canonical, isObject } from "../../facts/json.js";
import { KINDS } from "../../facts/kinds/index.js";
import { LIMITS } from "../../facts/limits.js";
import { canonicalTime } from "../../facts/time.js";
import { leafHash } from "../../log/merkle.js";

/** An entry's text, looked at once. */
export interface ReadEntry {
  /** Of the text, whatever it is: SHA-256(0x00 || entry), RFC 6962 section 2.1. */
  readonly leaf: Uint8Array;
  readonly entry: Entry | null;
  /** Why it is no entry as the log takes them; null for one that is. */
  readonly problem: string | null;
}

const MEMBERS = "body,key,kind,recordedAt,recordedBy,refs,v";
const REF_MEMBERS = "key,kind,leaf,props,rel";

export function readEntry(text: string): ReadEntry {
  const bytes = utf8(text);
  const leaf = leafHash(bytes);
  let entry: Entry;
  try {
    entry = parseEntry(text);
  } catch (error) {
    return { leaf, entry: null, problem: error instanceof Error ? error.message : String(error) };
  }
  const problem =
    bytes.length > LIMITS.entryBytes
      ? `it has ${bytes.length} bytes`
      : (problemOf(entry) ?? formOf(entry, text));
  return { leaf, entry, problem };
}

export const leafOf = (text: string): Uint8Array => leafHash(utf8(text));

function problemOf(entry: Entry): string | null {
  if (Object.keys(entry).join() !== MEMBERS) return "its members are not those of version 1";
  if (canonicalTime(entry.recordedAt) !== entry.recordedAt) return "its recordedAt is no canonical time";
  const { fields } = KINDS[entry.kind];
  for (const name in entry.body)
    if (!Object.hasOwn(fields, name)) return `${entry.kind} has no field ${JSON.stringify(name)}`;
  if (entry.refs.length > LIMITS.refs) return `it has ${entry.refs.length} references`;
  for (const ref of entry.refs) {
    if (Object.keys(ref).join() !== REF_MEMBERS)
      return "the members of a reference are not those of version 1";
    if (!EDGE_COLUMNS[entry.kind].some(({ rel, to }) => rel === ref.rel && to === ref.kind))
      return `a ${entry.kind} has no reference ${ref.rel} to a ${ref.kind}`;
  }
  return null;
}

/**
 * Whether the text is in RFC 8785 form. JSON.stringify writes numbers and texts as RFC 8785 does, so where it gives the
 * text back, only the order of names is left to look at, which costs a fraction of sorting them again.
 */
function formOf(entry: Entry, text: string): string | null {
  if (JSON.stringify(entry) === text && isOrdered(entry)) return null;
  return canonical(JSON.parse(text)) === text ? null : "it is not in RFC 8785 form";
}

function isOrdered(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isOrdered);
  if (!isObject(value)) return true;
  let last: string | undefined;
  for (const name in value) {
    if (last !== undefined && last >= name) return false;
    last = name;
    const member = value[name];
    if (typeof member === "object" && member !== null && !isOrdered(member)) return false;
  }
  return true;
}
