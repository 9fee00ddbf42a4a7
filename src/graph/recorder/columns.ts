import { EDGE_COLUMNS } from "../../facts/columns.js";
import type { FactKind } from "../../facts/kind.js";
import { NODE_PROPERTIES, propertyValues } from "../../facts/properties.js";
import type { NewFact } from "./plan.js";
import type { SealedFact } from "./submission.js";

/** What the store holds of a fact: one that is new, or one that is read back from the log. */
export type RecordedFact = Pick<NewFact, "index" | "entry" | "recordedBy"> & {
  readonly fact: Pick<SealedFact, "draft" | "sealed">;
};

/** By name, a value a fact; one value where it is the same for all, null where there is none. */
export type FactColumns = Readonly<Record<string, unknown>>;

/**
 * The columns of the statement that records facts of a kind: one for each property and each type of edge, with
 * a value a fact; one value where it is the same for all, null where there is none. Columns cost the driver a third of
 * what a map for each fact costs, since no name is sent twice.
 */
export function columnsOf(kind: FactKind, facts: readonly RecordedFact[], recordedAt: string): FactColumns {
  const columns: Record<string, unknown> = {
    recordedAt,
    key: facts.map(({ fact }) => fact.draft.key),
    index: facts.map(({ index }) => index),
    entry: facts.map(({ entry }) => entry),
    recordedBy: column(facts, ({ recordedBy }) => recordedBy),
  };
  const values = facts.map(({ fact }) => propertyValues(fact.draft, fact.sealed));
  for (const { name } of NODE_PROPERTIES[kind])
    columns[name] = column(values, (properties) => properties[name] ?? null);
  for (const { name, rel, to, properties } of EDGE_COLUMNS[kind]) {
    const places = new Map<string, number>();
    const place = (key: string): number => {
      const known = places.get(key) ?? places.size;
      places.set(key, known);
      return known;
    };
    const edges = facts.map(({ fact }) => {
      const refs = fact.draft.refs.filter((ref) => ref.rel === rel && ref.kind === to);
      if (properties.length > 0) return refs.map(({ key, props }) => ({ ...props, at: place(key) }));
      return refs.map(({ key }) => place(key));
    });
    columns[`${name}_keys`] = [...places.keys()];
    columns[name] = places.size === 0 ? null : sameForAll(edges) ? edges.slice(0, 1) : edges;
  }
  return columns;
}

function column<T>(rows: readonly T[], read: (row: T) => unknown): unknown[] | null {
  const values = rows.map(read);
  const [first] = values;
  if (first === undefined || values.some((value) => value !== first)) return values;
  return first === null ? null : [first];
}

/** Whether all facts have the same one cause, as the predictions of a deployment do. */
const sameForAll = (edges: readonly (readonly unknown[])[]): boolean =>
  edges.every((own) => own.length === 1 && own[0] === edges[0]?.[0] && typeof own[0] === "number");
