import type { FactKind } from "../../facts/kind.js";
import { nodeId, type ShownEdge, type ShownGraph, type ShownNode } from "./trail.js";

/** A drawing of more nodes says nothing to anybody, and takes a browser long. */
export const MOST_DRAWN = 300;

export interface CollapsedGraph extends ShownGraph {
  /** By the identity of the node that stands for them: how many facts. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The facts of each kind as one node, and what refers from one kind to another as one edge. A kind with one fact keeps it. */
export function byKind({ nodes, edges }: ShownGraph): CollapsedGraph {
  const kinds = new Map<FactKind, ShownNode[]>();
  for (const node of nodes) {
    const known = kinds.get(node.kind);
    if (known === undefined) kinds.set(node.kind, [node]);
    else known.push(node);
  }
  const standing = new Map(
    [...kinds].map(([kind, those]): [FactKind, ShownNode] => [kind, standFor(kind, those)]),
  );
  const joined = new Map<string, ShownEdge>();
  for (const edge of edges) {
    const [from, to] = [standing.get(edge.from.kind), standing.get(edge.to.kind)];
    if (from === undefined || to === undefined || from === to) continue;
    const known = joined.get(`${edge.from.kind} ${edge.to.kind}`);
    // one that stands is drawn where any of them does
    if (known?.supersededBy === null) continue;
    joined.set(`${edge.from.kind} ${edge.to.kind}`, { ...edge, from, to });
  }
  return {
    nodes: [...standing.values()],
    edges: [...joined.values()],
    counts: new Map(
      [...kinds].flatMap(([kind, those]): [string, number][] => {
        const node = standing.get(kind);
        return node === undefined || those.length === 1 ? [] : [[nodeId(node), those.length]];
      }),
    ),
  };
}

function standFor(kind: FactKind, nodes: readonly ShownNode[]): ShownNode {
  const [first] = nodes;
  if (first !== undefined && nodes.length === 1) return first;
  const recorded = nodes.every((node) => node.recorded);
  return { kind, key: "", recorded, index: null, leafHash: null, recordedAt: null, properties: {} };
}
