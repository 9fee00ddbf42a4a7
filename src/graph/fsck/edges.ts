import { EDGE_COLUMNS } from "../../facts/columns.js";
import type { EntryRef } from "../../facts/entry.js";
import type { JsonObject } from "../../facts/json.js";
import type { FactKind } from "../../facts/kind.js";
import { mapKinds } from "../../facts/kinds/index.js";
import type { Property } from "../../facts/properties.js";
import { edgeTo, type FindingCode, type FoundEdge } from "./finding.js";
import { kindOfLabels } from "./labels.js";
import { isFloat, isIndex, isTime, show, textOf } from "./stored.js";

/** An edge as the store has it. */
export interface StoredEdge extends FoundEdge {
  /** Of where it leads; null for a placeholder. */
  readonly index: number | null;
  readonly properties: readonly unknown[];
}
export interface EdgeIssue {
  readonly code: FindingCode;
  readonly edge: FoundEdge;
  readonly message: string;
}

export function readEdge(row: unknown): StoredEdge {
  const [rel, labels, key, index, properties]: unknown[] = Array.isArray(row) ? row : [];
  return {
    rel: String(rel),
    kind: kindOfLabels(Array.isArray(labels) ? labels : []),
    key: textOf(key),
    index: isIndex(index) ? index : null,
    properties: Array.isArray(properties) ? properties : NO_PROPERTIES,
  };
}
const NO_PROPERTIES: readonly unknown[] = [];

/**
 * Compares a fact's edges with its entry's references, as multisets. `matched` has for each reference the edge that
 * stands for it; undefined where there is none.
 */
export function checkEdges(
  kind: FactKind,
  refs: readonly EntryRef[],
  stored: readonly unknown[],
): { issues: EdgeIssue[]; matched: readonly (StoredEdge | undefined)[] } {
  const edges: (StoredEdge | undefined)[] = stored.map(readEdge);
  const issues: EdgeIssue[] = [];
  const take = (fits: (edge: StoredEdge) => boolean): StoredEdge | undefined => {
    const at = edges.findIndex((edge) => edge !== undefined && fits(edge));
    const found = edges[at];
    edges[at] = undefined;
    return found;
  };
  const matched = refs.map((ref) =>
    take((edge) => leadsTo(edge, ref) && differing(kind, ref, edge) === undefined),
  );
  refs.forEach((ref, i) => {
    if (matched[i] !== undefined) return;
    const edge = take((one) => leadsTo(one, ref));
    matched[i] = edge;
    issues.push(
      edge === undefined
        ? {
            code: "EDGE_MISSING",
            edge: edgeTo(ref.rel, ref),
            message: "the entry has this reference, the graph has no edge for it",
          }
        : { code: "EDGE_ALTERED", edge: edgeTo(ref.rel, ref), message: differing(kind, ref, edge) ?? "" },
    );
  });
  for (const edge of edges)
    if (edge !== undefined)
      issues.push({
        code: "EDGE_FOREIGN",
        edge: { rel: edge.rel, kind: edge.kind, key: edge.key },
        message: "the entry has no reference for this edge",
      });
  return { issues, matched };
}

const leadsTo = (edge: StoredEdge, ref: EntryRef): boolean =>
  edge.key === ref.key && edge.rel === ref.rel && edge.kind === ref.kind;

/** In words, how an edge's properties differ from the reference's; undefined where they don't. */
function differing(kind: FactKind, ref: EntryRef, { properties }: StoredEdge): string | undefined {
  if (properties.length === 0)
    return Object.keys(ref.props).length === 0 ? undefined : missing(ref.props, []);
  const types = EDGE_TYPES[kind].get(`${ref.rel} ${ref.kind}`) ?? NO_PROPERTIES_OF;
  const names: string[] = [];
  for (const property of properties) {
    const [name, value]: unknown[] = Array.isArray(property) ? property : [];
    const wanted = typeof name === "string" ? ref.props[name] : undefined;
    if (typeof name !== "string" || wanted === undefined)
      return `its property ${String(name)} is none of the entry's`;
    if (!isSame(types.get(name)?.type, value, wanted))
      return `its property ${name} is ${show(value)}, and the entry says ${show(wanted)}`;
    names.push(name);
  }
  return missing(ref.props, names);
}

const missing = (props: JsonObject, names: readonly string[]): string | undefined => {
  const name = Object.keys(props).find((one) => !names.includes(one));
  return name === undefined ? undefined : `its property ${name} is missing`;
};

function isSame(type: Property["type"] | undefined, value: unknown, wanted: unknown): boolean {
  if (type === "time") return isTime(value, wanted);
  return type === "float" ? isFloat(value, wanted) : value === wanted;
}

const NO_PROPERTIES_OF: ReadonlyMap<string, Property> = new Map();
const EDGE_TYPES = mapKinds(
  (kind) =>
    new Map(
      EDGE_COLUMNS[kind].map(({ rel, to, properties }): [string, ReadonlyMap<string, Property>] => [
        `${rel} ${to}`,
        new Map(properties.map((property) => [property.name, property])),
      ]),
    ),
);
