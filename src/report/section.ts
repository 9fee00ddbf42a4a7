import type { FactKind, FactRef } from "../facts/kind.js";
import { type FieldsOf, KINDS } from "../facts/kinds/index.js";
import type { FactRecord } from "../facts/record.js";

/** Where a reference with properties has its target's key, by field. A test holds these names against the kinds. */
interface RefTargets {
  readonly reads: "sourceTable" | "datasetVersion";
  readonly trainedOn: "datasetVersion";
  readonly toldBy: "runEvent";
  readonly run: "transformation" | "trainingRun";
  readonly references:
    | "sourceTable"
    | "transformation"
    | "datasetVersion"
    | "trainingRun"
    | "modelVersion"
    | "approval"
    | "stageTransition"
    | "deployment";
}
type Targets<N> = N extends keyof RefTargets ? { readonly [T in RefTargets[N]]: string | null } : unknown;
type Flat<N, V> = V extends readonly (FactRef & { readonly props: infer P })[]
  ? readonly (Targets<N> & P)[]
  : V extends FactRef
    ? string
    : V;

/** A fact's record as GraphQL has it: the fields of its input, null for what is not known, and where it is in the log. */
export type SectionOf<K extends FactKind> = Pick<
  FactRecord,
  "key" | "index" | "leafHash" | "recordedAt" | "recordedBy"
> & { readonly [N in keyof FieldsOf<K>]: Flat<N, FieldsOf<K>[N]> } & (K extends "Prediction"
    ? { readonly requestId: string }
    : unknown) &
  (K extends "Amendment" | "Erasure" ? { readonly kind: FactKind | null } : unknown);

/** The section of a record. A placeholder's has its key and nothing else. */
export function section<K extends FactKind>(record: FactRecord<K>): SectionOf<K> {
  const { key, index, leafHash, recordedAt, recordedBy, fields } = record;
  const flat: Record<string, unknown> = { key, index, leafHash, recordedAt, recordedBy, ...fields };
  for (const reshape of RESHAPERS.get(record.kind) ?? []) reshape(flat, key);
  // each kind is reshaped by the description that the type is made from
  return flat as unknown as SectionOf<K>;
}

/** Changes what differs between a record's fields and its section, in place. */
type Reshape = (flat: Record<string, unknown>, key: string) => void;

const reshapersOf = (kind: FactKind): readonly Reshape[] => {
  const { key, fields } = KINDS[kind];
  const named = key.field === "key" ? [] : [nameKey(key.field)];
  const shaped = Object.entries(fields).flatMap(([name, field]): Reshape[] => {
    if (field.type === "refs") return [flattenRefs(name, field.targets)];
    return field.type === "anyRef" ? [splitRef(name)] : [];
  });
  return [...named, ...shaped];
};

const nameKey =
  (name: string): Reshape =>
  (flat, key) => {
    flat[name] = key;
  };

function flattenRefs(name: string, targets: Readonly<Record<string, FactKind>>): Reshape {
  const names = Object.entries(targets);
  return (flat) => {
    const refs = flat[name];
    if (!isRefs(refs)) return;
    flat[name] = refs.map((ref) => {
      const item: Record<string, unknown> = {};
      for (const [target, kind] of names) item[target] = kind === ref.kind ? ref.key : null;
      return Object.assign(item, ref.props);
    });
  };
}

const splitRef =
  (name: string): Reshape =>
  (flat) => {
    const ref = flat[name];
    flat.kind = isRef(ref) ? ref.kind : null;
    flat[name] = isRef(ref) ? ref.key : null;
  };

const isRef = (value: unknown): value is FactRef =>
  typeof value === "object" && value !== null && "key" in value;
const isRefs = (value: unknown): value is readonly (FactRef & { readonly props: object })[] =>
  Array.isArray(value);

const RESHAPERS: ReadonlyMap<FactKind, readonly Reshape[]> = new Map(
  Object.values(KINDS).map(({ kind }) => [kind, reshapersOf(kind)]),
);
