import { claimedSpan } from "../../facts/claims.js";
import { type FactKind, refId } from "../../facts/kind.js";
import { KINDS } from "../../facts/kinds/index.js";

/** A fact as the page shows it. */
export interface ShownNode {
  readonly kind: FactKind;
  readonly key: string;
  /** False for one that others refer to and nobody recorded. */
  readonly recorded: boolean;
  readonly index: number | null;
  readonly leafHash: string | null;
  readonly recordedAt: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** From the effect to the cause. */
export interface ShownEdge {
  readonly type: string;
  readonly from: { readonly kind: FactKind; readonly key: string };
  readonly to: { readonly kind: FactKind; readonly key: string };
  readonly properties: Readonly<Record<string, unknown>>;
  /** The key of the Amendment that says otherwise. */
  readonly supersededBy: string | null;
}

export interface ShownGraph {
  readonly nodes: readonly ShownNode[];
  readonly edges: readonly ShownEdge[];
}

/** A lineage graph as the service answers with it. */
interface AnsweredGraph {
  readonly nodes: readonly (Omit<ShownNode, "properties"> & { readonly properties: unknown })[];
  readonly edges: readonly (Omit<ShownEdge, "properties"> & { readonly properties: unknown })[];
}

export const shownGraph = ({ nodes, edges }: AnsweredGraph): ShownGraph => ({
  nodes: nodes.map((node) => ({ ...node, properties: objectOf(node.properties) })),
  edges: edges.map((edge) => ({ ...edge, properties: objectOf(edge.properties) })),
});

export const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};

export const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.map(objectOf) : [];

export const nodeId = (node: { readonly kind: FactKind; readonly key: string }): string => refId(node);

export interface JoinedNodes {
  readonly edge: ShownEdge;
  /** The places of its ends in a list of nodes. */
  readonly from: number;
  readonly to: number;
}

/** The edges that join two nodes of a list, by their places there. */
export function edgesByPlace(nodes: readonly ShownNode[], edges: readonly ShownEdge[]): JoinedNodes[] {
  const places = new Map(nodes.map((node, i) => [nodeId(node), i]));
  return edges.flatMap((edge) => {
    const [from, to] = [places.get(nodeId(edge.from)), places.get(nodeId(edge.to))];
    return from === undefined || to === undefined ? [] : [{ edge, from, to }];
  });
}

/** When what a fact tells of was over, as its sender claims; else when it was recorded. */
export function timeOf({
  kind,
  properties,
  recordedAt,
}: ShownNode): { at: string; isClaimed: boolean } | undefined {
  const span = claimedSpan(kind, (field) => properties[field]);
  const claimed = span?.end?.time ?? span?.start?.time;
  if (claimed !== undefined) return { at: claimed, isClaimed: true };
  return recordedAt === null ? undefined : { at: recordedAt, isClaimed: false };
}

/** Who did what a fact tells of. */
export function personOf({ kind, properties }: ShownNode): string | undefined {
  for (const [name, field] of Object.entries(KINDS[kind].fields)) {
    const value = properties[name];
    if (field.type === "scalar" && field.person && typeof value === "string") return value;
  }
  return undefined;
}

/** By time and then by key; what has no time comes first. Each time is looked up once: a graph may have ten thousand. */
export function inTimeOrder(nodes: readonly ShownNode[]): ShownNode[] {
  const timed = nodes.map((node) => ({ node, order: `${timeOf(node)?.at ?? ""} ${node.key}` }));
  timed.sort((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)));
  return timed.map(({ node }) => node);
}

/** When the first fact of a graph was recorded. */
export const earliestOf = ({ nodes }: Pick<AnsweredGraph, "nodes">): string | undefined =>
  nodes.reduce<string | undefined>(
    (first, { recordedAt }) =>
      recordedAt !== null && (first === undefined || recordedAt < first) ? recordedAt : first,
    undefined,
  );
