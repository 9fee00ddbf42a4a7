import { EDGE_COLUMNS } from "../../facts/columns.js";
import type { FactKind } from "../../facts/kind.js";
import { NODE_PROPERTIES, propertyValues } from "../../facts/properties.js";
import type { NewFact } from "./plan.js";

/**
 * The parameters of the statement that records facts of a kind: a column for each property and each type of edge, with
 * a value a fact; null for a column without values. Columns cost the driver a third of what a map for each fact costs,
 * since no name is sent twice.
 */
export function recordParams(
  kind: FactKind,
  facts: readonly NewFact[],
  recordedAt: string,
): Record<string, unknown> {
  const params: Record<string, unknown> = {
    recordedAt,
    key: facts.map(({ fact }) => fact.draft.key),
    index: facts.map(({ index }) => index),
    entry: facts.map(({ entry }) => entry),
    recordedBy: facts.map(({ recordedBy }) => recordedBy),
  };
  const values = facts.map(({ fact }) => propertyValues(fact.draft, fact.sealed));
  for (const { name } of NODE_PROPERTIES[kind])
    params[name] = column(values, (properties) => properties.get(name) ?? null);
  for (const { name, rel, to } of EDGE_COLUMNS[kind])
    params[name] = column(facts, ({ fact }) => {
      const refs = fact.draft.refs.filter((ref) => ref.rel === rel && ref.kind === to);
      return refs.length === 0 ? null : refs.map(({ key, props }) => ({ key, ...props }));
    });
  return params;
}

function column<T>(rows: readonly T[], read: (row: T) => unknown): unknown[] | null {
  const values = rows.map(read);
  return values.every((value) => value === null) ? null : values;
}
