import { sha256Hex } from "#sha256";
import { utf8 } from "./bytes.js";
import type { DraftRef } from "./draft.js";
import { badInput, ProoflineError } from "./error.js";
import { canonical, isObject, type JsonObject, type JsonValue } from "./json.js";
import { type FactRef, isFactKind } from "./kind.js";
import { LIMITS } from "./limits.js";

/** A fact as the log has it: the parsed form of its canonical bytes. */
export interface Entry extends FactRef {
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly body: JsonObject;
  readonly refs: readonly EntryRef[];
}

export interface EntryRef extends FactRef {
  readonly rel: string;
  /** The cause's leaf hash in hex, null where it was not recorded at that time. */
  readonly leaf: string | null;
  readonly props: JsonObject;
}

/**
 * The canonical bytes of a fact, as text. Written piece by piece because under the log's lock only the time and the
 * hashes are new: the pieces stand in the order of RFC 8785, and a test holds the whole against its library.
 */
export function entryText(
  fact: FactRef & { readonly body: string; readonly refs: readonly DraftRef[] },
  recordedAt: string,
  recordedBy: string,
  leafOf: (ref: FactRef) => string | null,
): string {
  let refs = "";
  for (const ref of fact.refs) {
    const leaf = leafOf(ref);
    const props = Object.keys(ref.props).length === 0 ? "{}" : canonical(ref.props);
    refs += `${refs === "" ? "" : ","}{"key":${JSON.stringify(ref.key)},"kind":"${ref.kind}","leaf":${
      leaf === null ? "null" : `"${leaf}"`
    },"props":${props},"rel":"${ref.rel}"}`;
  }
  return `{"body":${fact.body},"key":${JSON.stringify(fact.key)},"kind":"${fact.kind}","recordedAt":"${recordedAt}","recordedBy":${JSON.stringify(recordedBy)},"refs":[${refs}],"v":1}`;
}

/** The leaf hash of RFC 6962 section 2.1, SHA-256(0x00 || entry), in hex. */
export const leafHashHex = (entry: string): string => sha256Hex(entry, "00");

/** Throws LIMIT_EXCEEDED where the entry would be over the log format's limit. */
export function checkEntrySize(entry: string, path: string): void {
  // three bytes a UTF-16 unit at most: short entries need no counting
  const size = entry.length * 3 <= LIMITS.entryBytes ? entry.length : utf8(entry).length;
  if (size > LIMITS.entryBytes)
    throw new ProoflineError(
      "LIMIT_EXCEEDED",
      `its entry has ${size} bytes, and at most ${LIMITS.entryBytes} are possible`,
      { path },
    );
}

/** Reads an entry's text. Throws BAD_USER_INPUT where it is not one of version 1. */
export function parseEntry(text: string): Entry {
  const value = parseJsonText(text);
  if (!isEntry(value)) throw badInput("not an entry of version 1");
  return value;
}

function parseJsonText(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw badInput("an entry that is not JSON", cause);
  }
}

const isEntry = (value: unknown): value is Entry & JsonObject =>
  isObject(value) &&
  value.v === 1 &&
  isFactKind(value.kind) &&
  typeof value.key === "string" &&
  typeof value.recordedAt === "string" &&
  typeof value.recordedBy === "string" &&
  isObject(value.body) &&
  Array.isArray(value.refs) &&
  value.refs.every(isEntryRef);

const isEntryRef = (value: unknown): value is EntryRef & JsonObject =>
  isObject(value) &&
  typeof value.rel === "string" &&
  isFactKind(value.kind) &&
  typeof value.key === "string" &&
  (value.leaf === null || typeof value.leaf === "string") &&
  isObject(value.props);
