import { EDGE_COLUMNS } from "../../facts/columns.js";
import type { FactKind } from "../../facts/kind.js";
import { hasRecordedBy, NODE_PROPERTIES, propertyValues } from "../../facts/properties.js";
import type { NewFact } from "./plan.js";
import type { SealedFact } from "./submission.js";

/** What the store holds of a fact: one that is new, or one that is read back from the log. */
export type RecordedFact = Pick<NewFact, "index" | "entry" | "recordedBy"> & {
  readonly fact: Pick<SealedFact, "draft" | "sealed">;
};

/** The parameter of the statement that records facts of a kind. */
export interface FactRows {
  readonly recordedAt: string;
  /** A list a fact, in the order that the statement names: no name is sent twice, and Neo4j finds a value by its place. */
  readonly rows: readonly (readonly unknown[])[];
  /** The keys that the facts refer to, each once, by type of edge and kind; the rows name them by their places. */
  readonly targets: Readonly<Record<string, readonly string[]>>;
}

export function rowsOf(kind: FactKind, facts: readonly RecordedFact[], recordedAt: string): FactRows {
  const columns = EDGE_COLUMNS[kind].map((column) => ({ ...column, places: new Map<string, number>() }));
  const rows = facts.map(({ fact, index, entry, recordedBy }) => {
    const { draft, sealed } = fact;
    const values = propertyValues(draft, sealed);
    const row: unknown[] = hasRecordedBy(kind)
      ? [draft.key, index, entry, recordedBy]
      : [draft.key, index, entry];
    for (const { name } of NODE_PROPERTIES[kind]) row.push(values[name] ?? null);
    for (const { rel, to, properties, places } of columns) {
      let edges: unknown[] | null = null;
      for (const ref of draft.refs) {
        if (ref.rel !== rel || ref.kind !== to) continue;
        const at = placeOf(ref.key, places);
        edges ??= [];
        edges.push(properties.length > 0 ? { ...ref.props, at } : at);
      }
      row.push(edges);
    }
    return row;
  });
  const targets = Object.fromEntries(columns.map(({ name, places }) => [name, [...places.keys()]]));
  return { recordedAt, rows, targets };
}

function placeOf(key: string, places: Map<string, number>): number {
  const place = places.get(key) ?? places.size;
  if (place === places.size) places.set(key, place);
  return place;
}
