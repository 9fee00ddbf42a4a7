import { EDGE_COLUMNS } from "../../facts/columns.js";
import type { FactKind } from "../../facts/kind.js";
import { NODE_PROPERTIES, propertyValues } from "../../facts/properties.js";
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
  /** The keys that the facts refer to, each once, by type of edge and kind; the rows name them by their places. References to any kind stand in the rows. */
  readonly targets: Readonly<Record<string, readonly string[]>>;
}

export function rowsOf(kind: FactKind, facts: readonly RecordedFact[], recordedAt: string): FactRows {
  const columns = EDGE_COLUMNS[kind].map((column) => ({ ...column, places: new Map<string, number>() }));
  const rows = facts.map(({ fact, index, entry, recordedBy }) => {
    const { draft, sealed } = fact;
    const values = propertyValues(draft, sealed);
    const row: unknown[] = [draft.key, index, entry, recordedBy];
    for (const { name } of NODE_PROPERTIES[kind]) row.push(values[name] ?? null);
    for (const { rel, to, properties, isAny, places } of columns) {
      let edges: unknown[] | null = null;
      for (const ref of draft.refs) {
        if (ref.rel !== rel || ref.kind !== to) continue;
        edges ??= [];
        if (isAny) edges.push(ref.key);
        else if (properties.length === 0) edges.push(placeOf(ref.key, places));
        else edges.push({ ...ref.props, at: placeOf(ref.key, places) });
      }
      row.push(edges);
    }
    return row;
  });
  const shared = columns.filter(({ isAny }) => !isAny);
  const targets = Object.fromEntries(shared.map(({ name, places }) => [name, [...places.keys()]]));
  return { recordedAt, rows, targets };
}

function placeOf(key: string, places: Map<string, number>): number {
  const place = places.get(key) ?? places.size;
  if (place === places.size) places.set(key, place);
  return place;
}
