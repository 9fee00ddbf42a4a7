import { type Entry, type EntryRef, leafHashHex, parseEntry } from "./entry.js";
import type { Field } from "./field.js";
import type { JsonValue } from "./json.js";
import type { FactKind, FactRef } from "./kind.js";
import { type FieldsOf, KINDS, mapKinds } from "./kinds/index.js";
import { isSeal, openField, type SealedValues } from "./seal.js";

/** A fact as the store has it. */
export interface StoredFact extends FactRef {
  /** Null for a placeholder: referred to, and not recorded. */
  readonly recorded: { readonly index: number; readonly entry: string; readonly sealed: SealedValues } | null;
}

/** A fact as a reader sees it. A placeholder has its key and nothing else. */
export interface FactRecord<K extends FactKind = FactKind> {
  readonly kind: K;
  readonly key: string;
  readonly index: number | null;
  readonly leafHash: string | null;
  readonly recordedAt: string | null;
  readonly recordedBy: string | null;
  readonly refs: readonly EntryRef[];
  /** The names of sealed fields whose value is gone. */
  readonly erased: readonly string[];
  readonly fields: FieldsOf<K>;
}
/** Some kind's record, told apart by `kind`. */
export type AnyRecord = { [K in FactKind]: FactRecord<K> }[FactKind];

/** Opens stored facts. Throws BAD_USER_INPUT where an entry can't be read. */
export type RecordReader = (fact: StoredFact) => AnyRecord;

/** A reader that opens each fact once, however often it is asked for it, as long as the reader itself is there. */
export function readingOnce(read: RecordReader = readRecord): RecordReader {
  const known = new Map<StoredFact, AnyRecord>();
  return (fact) => {
    const record = known.get(fact) ?? read(fact);
    known.set(fact, record);
    return record;
  };
}

/** Opens a stored fact. Throws BAD_USER_INPUT where its entry can't be read. */
export function readRecord(fact: StoredFact): AnyRecord {
  const { recorded } = fact;
  const entry = recorded === null ? null : parseEntry(recorded.entry);
  const record = {
    kind: fact.kind,
    key: fact.key,
    index: recorded?.index ?? null,
    leafHash: recorded === null ? null : leafHashHex(recorded.entry),
    recordedAt: entry?.recordedAt ?? null,
    recordedBy: entry?.recordedBy ?? null,
    refs: entry?.refs ?? [],
    erased: recorded === null || entry === null ? [] : goneOf(entry, recorded.sealed),
    fields: readFields(fact.kind, entry, recorded?.sealed ?? {}),
  };
  // the fields were read by the description that the type is made from
  return record as unknown as AnyRecord;
}

const FIELDS = mapKinds((kind) => Object.entries(KINDS[kind].fields));

const entries = new WeakMap<object, Entry>();

/** The entry of a recorded fact, parsed once however often it is asked for. Throws BAD_USER_INPUT. */
export function entryOf(recorded: NonNullable<StoredFact["recorded"]>): Entry {
  const entry = entries.get(recorded) ?? parseEntry(recorded.entry);
  entries.set(recorded, entry);
  return entry;
}

/** The names of sealed fields whose value is gone. Throws BAD_USER_INPUT where the entry can't be read. */
export const goneFields = (recorded: NonNullable<StoredFact["recorded"]>): string[] =>
  goneOf(entryOf(recorded), recorded.sealed);

const goneOf = ({ body }: Entry, sealed: SealedValues): string[] =>
  Object.keys(body).filter((name) => isSeal(body[name]) && sealed[name] === undefined);

function readFields(kind: FactKind, entry: Entry | null, sealed: SealedValues): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of FIELDS[kind])
    fields[name] = entry === null ? null : readField(name, field, entry, sealed);
  return fields;
}

function readField(name: string, field: Field, entry: Entry, sealed: SealedValues): unknown {
  switch (field.type) {
    case "ref":
      return entry.body[name] ?? entry.refs.find(({ rel }) => rel === field.rel)?.key ?? null;
    case "refs":
      return entry.refs.filter(({ rel }) => rel === field.rel).map((ref) => withMembers(field.props, ref));
    case "anyRef": {
      const ref = entry.refs.find(({ rel }) => rel === field.rel);
      return ref === undefined ? null : { kind: ref.kind, key: ref.key };
    }
    case "anyRefs":
      return entry.refs.filter(({ rel }) => rel === field.rel).map(({ kind, key }) => ({ kind, key }));
    case "objects": {
      const items = openField(entry.body[name], sealed[name]);
      return Array.isArray(items) ? items.map((item) => nullable(field.fields, item)) : null;
    }
    default:
      return openField(entry.body[name], sealed[name]);
  }
}

const withMembers = (members: object, { kind, key, props }: EntryRef) => ({
  kind,
  key,
  props: nullable(members, props),
});

const nullable = (members: object, value: JsonValue): Record<string, unknown> => {
  const given = value as Record<string, JsonValue>;
  return Object.fromEntries(Object.keys(members).map((name) => [name, given[name] ?? null]));
};
