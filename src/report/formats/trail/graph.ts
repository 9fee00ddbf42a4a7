import { type FactRef, refId } from "../../../facts/kind.js";
import { KINDS, mapKinds } from "../../../facts/kinds/index.js";
import { entryOf, readRecord } from "../../../facts/record.js";
import { edgeOf } from "../../edge.js";
import { type LineageEdge, type LineageNode, lineageOf } from "../../lineage.js";
import type { Gap } from "../../rule.js";
import { isBlank } from "../../words.js";
import type { ProvenReport } from "../format.js";

export interface ReportNode extends LineageNode {
  readonly recordedBy: string | null;
}

/** All facts of a report, those that only point at its trail too, and what is said of each. */
export interface ReportGraph {
  /** The log's name. */
  readonly origin: string;
  /** The trail first, in its order, and then what points at it, by index. */
  readonly nodes: readonly ReportNode[];
  readonly edges: readonly LineageEdge[];
  find(ref: FactRef): ReportNode | undefined;
  /** The references of a fact, those that were corrected too. */
  referencesOf(ref: FactRef): readonly LineageEdge[];
  /** The references to a fact that hold. */
  effectsOf(ref: FactRef): readonly LineageEdge[];
  gapsOf(ref: FactRef): readonly Gap[];
}

/** The graph of a report. What points at the trail is in the report's entries alone, and is read from there. */
export function reportGraph({
  graph,
  proof,
  completeness,
}: Pick<ProvenReport, "graph" | "proof" | "completeness">): ReportGraph {
  const recorders = new Map(proof.entries.map((entry) => [refId(entry), entryOf(entry).recordedBy]));
  const walked = new Set(graph.nodes.map(refId));
  const attached = proof.entries
    .filter((entry) => !walked.has(refId(entry)))
    .map(({ kind, key, ...recorded }) => readRecord({ kind, key, recorded }));
  const known = new Set([...walked, ...attached.map(refId)]);
  const beside = lineageOf(
    attached,
    attached.flatMap((record) =>
      record.refs.filter((ref) => known.has(refId(ref))).map((ref) => edgeOf(record, ref)),
    ),
    false,
  );
  const nodes = [...graph.nodes, ...beside.nodes].map((node) => ({
    ...node,
    recordedBy: recorders.get(refId(node)) ?? null,
  }));
  const edges = [...graph.edges, ...beside.edges];
  const byId = new Map(nodes.map((node) => [refId(node), node]));
  const causes = groupBy(edges, ({ from }) => refId(from));
  const effects = groupBy(edges.filter(holds), ({ to }) => refId(to));
  const gaps = groupBy(completeness.gaps, refId);
  return {
    origin: proof.checkpoint.split("\n", 1)[0] ?? "",
    nodes,
    edges,
    find: (ref) => byId.get(refId(ref)),
    referencesOf: (ref) => causes.get(refId(ref)) ?? [],
    effectsOf: (ref) => effects.get(refId(ref)) ?? [],
    gapsOf: (ref) => gaps.get(refId(ref)) ?? [],
  };
}

function groupBy<T>(items: readonly T[], idOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(idOf(item));
    if (known === undefined) groups.set(idOf(item), [item]);
    else known.push(item);
  }
  return groups;
}

/** Whether a reference was not corrected since. */
export const holds = ({ supersededBy }: LineageEdge): boolean => supersededBy === null;

/** A field of a fact as text; null where it is not known, or says nothing. */
export function textOf({ properties }: LineageNode, name: string): string | null {
  const value = properties?.[name];
  return typeof value === "string" && !isBlank(value) ? value : null;
}

/** The objects of a list that a fact has as a field. */
export function objectsOf(
  { properties }: LineageNode,
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  const value = properties?.[name];
  return Array.isArray(value) ? value : [];
}

/** The names of the fields of each kind that are sealed always, since they are personal or answer for a person. */
const SEALED = mapKinds(
  (kind): ReadonlySet<string> =>
    new Set(
      Object.entries(KINDS[kind].fields).flatMap(([name, field]) =>
        field.type === "scalar" && field.sealed ? [name] : [],
      ),
    ),
);

/** A fact without the values that are sealed always: what may go to other systems. Those are named in `withheld`. */
export function withoutSealed(node: ReportNode): {
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly withheld: readonly string[];
} {
  const { kind, properties } = node;
  if (properties === null) return { properties, withheld: [] };
  const known = Object.entries(properties);
  return {
    properties: Object.fromEntries(known.filter(([name]) => !SEALED[kind].has(name))),
    withheld: known.flatMap(([name]) => (SEALED[kind].has(name) ? [name] : [])),
  };
}
