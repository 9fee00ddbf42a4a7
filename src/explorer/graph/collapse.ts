import type { FactKind } from "../../facts/kind.js";
import { levelsOf } from "../../report/formats/graph/layers.js";
import { edgesByPlace, nodeId, type ShownEdge, type ShownGraph, type ShownNode } from "./trail.js";

/** A drawing of more nodes says nothing to anybody, and takes a browser long. */
export const MOST_DRAWN = 300;

export interface CollapsedGraph extends ShownGraph {
  /** By the identity of the node that stands for them: the facts, two or more. */
  readonly stoodFor: ReadonlyMap<string, readonly ShownNode[]>;
}

/** A graph as it is drawn: whole, or the facts of a kind on one level as one, or where that is too much those of a kind. */
export function drawable(graph: ShownGraph): CollapsedGraph {
  if (graph.nodes.length <= MOST_DRAWN) return { ...graph, stoodFor: new Map() };
  const byLevel = collapsed(graph, levelOf(graph));
  return byLevel.nodes.length <= MOST_DRAWN ? byLevel : collapsed(graph, () => 0);
}

/** How far each fact is from the last of its effects; 0 are those that led to nothing else. */
export function levelOf({ nodes, edges }: ShownGraph): (node: { kind: FactKind; key: string }) => number {
  const places = new Map(nodes.map((node, i) => [nodeId(node), i]));
  const levels = levelsOf(nodes.length, edgesByPlace(nodes, edges));
  return (node) => levels[places.get(nodeId(node)) ?? -1] ?? 0;
}

/** The facts of each kind and level as one node, and what refers from one to another as one edge. One alone stays as it is. */
function collapsed({ nodes, edges }: ShownGraph, level: ReturnType<typeof levelOf>): CollapsedGraph {
  const groups = new Map<string, ShownNode[]>();
  const groupOf = (node: { kind: FactKind; key: string }) => `${node.kind} ${level(node)}`;
  for (const node of nodes) {
    const known = groups.get(groupOf(node));
    if (known === undefined) groups.set(groupOf(node), [node]);
    else known.push(node);
  }
  const standing = new Map([...groups].map(([group, those]) => [group, standFor(group, those)]));
  const joined = new Map<string, ShownEdge>();
  for (const edge of edges) {
    const [from, to] = [standing.get(groupOf(edge.from)), standing.get(groupOf(edge.to))];
    if (from === undefined || to === undefined || from === to) continue;
    const id = `${nodeId(from)} ${nodeId(to)}`;
    // one that stands is drawn where any of them does
    if (joined.get(id)?.supersededBy === null) continue;
    joined.set(id, { ...edge, from, to });
  }
  return {
    nodes: [...standing.values()],
    edges: [...joined.values()],
    stoodFor: new Map(
      [...groups].flatMap(([group, those]): [string, ShownNode[]][] => {
        const node = standing.get(group);
        return node === undefined || those.length === 1 ? [] : [[nodeId(node), those]];
      }),
    ),
  };
}

function standFor(group: string, nodes: readonly ShownNode[]): ShownNode {
  const [first] = nodes;
  if (first === undefined) throw new Error("a group has a fact");
  if (nodes.length === 1) return first;
  return {
    kind: first.kind,
    // no fact has such a key
    key: `\u0000${group}`,
    recorded: nodes.every(({ recorded }) => recorded),
    index: null,
    leafHash: null,
    recordedAt: null,
    properties: {},
  };
}
