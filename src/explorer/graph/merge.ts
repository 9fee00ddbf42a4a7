import { nodeId, type ShownEdge, type ShownGraph } from "./trail.js";

/** Graphs as one: what is in several of them once. */
export function merged(graphs: readonly ShownGraph[]): ShownGraph {
  const nodes = new Map(graphs.flatMap((graph) => graph.nodes.map((node) => [nodeId(node), node])));
  const edges = new Map(graphs.flatMap((graph) => graph.edges.map((edge) => [edgeId(edge), edge])));
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

const edgeId = ({ type, from, to, properties }: ShownEdge): string =>
  JSON.stringify([type, nodeId(from), nodeId(to), properties]);
