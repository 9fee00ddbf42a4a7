import type { Graph, GraphEdge } from "../../document/model.js";

/** Where a node stands, or an edge passes: its layer, and its place within that, from the middle of all layers. */
export interface Place {
  readonly layer: number;
  readonly offset: number;
}

export interface DrawnEdge extends GraphEdge {
  /** Where it begins, the places that are kept free for it in the layers between, and where it ends. */
  readonly way: readonly Place[];
}

export interface Drawing {
  readonly layers: number;
  /** Of the fullest layer: offsets go from minus to plus half of it. */
  readonly widest: number;
  /** Of each node, in the graph's order. */
  readonly places: readonly Place[];
  readonly edges: readonly DrawnEdge[];
}

/**
 * Puts a graph in layers, effects before causes, with few crossings (Sugiyama, Tagawa and Toda 1981): a node is one layer behind the
 * last of its effects, and an edge over several layers has a place in each, as long as these are not too many. The same graph gives the same drawing.
 */
export function inLayers({ nodes, edges }: Graph): Drawing {
  const layerOf = levelsOf(nodes.length, edges);
  const layers: Item[][] = [];
  const add = (item: Item): Item => {
    layers[item.layer] ??= [];
    layers[item.layer]?.push(item);
    return item;
  };
  const items = layerOf.map((layer) => add({ layer, near: [] }));
  const passed = edges.reduce(
    (sum, { from, to }) => sum + Math.abs((layerOf[from] ?? 0) - (layerOf[to] ?? 0)),
    0,
  );
  const chains = edges.map((edge) => {
    const [a, b] = [items[edge.from], items[edge.to]];
    if (a === undefined || b === undefined) return { edge, chain: [] };
    const chain = passed > MOST_PASSED ? [a, b] : chainOf(a, b, add);
    for (const [i, item] of chain.entries())
      for (const other of [chain[i - 1], chain[i + 1]])
        if (other !== undefined && other.layer !== item.layer) item.near.push(other);
    return { edge, chain };
  });
  const ordered = withFewCrossings(layers);
  const place = new Map(
    ordered.flatMap((layer) =>
      layer.map((item, i): [Item, Place] => [
        item,
        { layer: item.layer, offset: i - (layer.length - 1) / 2 },
      ]),
    ),
  );
  const placeOf = (item: Item): Place => place.get(item) ?? { layer: 0, offset: 0 };
  return {
    layers: ordered.length,
    widest: Math.max(1, ...ordered.map(({ length }) => length)),
    places: items.map(placeOf),
    edges: chains.map(({ edge, chain }) => ({ ...edge, way: chain.map(placeOf) })),
  };
}

/** Layers that all edges pass together: of more, edges are drawn straight from end to end, since no order would be clear anyway. */
const MOST_PASSED = 5000;

/** A node, or what keeps a place free for an edge. */
interface Item {
  readonly layer: number;
  /** What it is joined to in the layers beside its own. */
  readonly near: Item[];
}

/** From one item to another, with a new one in each layer between them. */
function chainOf(from: Item, to: Item, add: (item: Item) => Item): Item[] {
  const step = Math.sign(to.layer - from.layer);
  const between = Math.max(0, Math.abs(to.layer - from.layer) - 1);
  return [
    from,
    ...Array.from({ length: between }, (_, i) => add({ layer: from.layer + step * (i + 1), near: [] })),
    to,
  ];
}

type Way = Pick<GraphEdge, "from" | "to">;

/** Of each node of a graph, by its place there, the layer that it is in: one behind the last of its effects. */
export const levelsOf = (count: number, edges: readonly Way[]): number[] =>
  longestPaths(count, withoutCycles(count, edges));

/** The edges, those turned round that lead back to where a walk came from: only recorded contradictions make a cycle. */
function withoutCycles(count: number, edges: readonly Way[]): Way[] {
  const out = outOf(count, edges);
  const state = new Array<"new" | "open" | "done">(count).fill("new");
  const next = new Array<number>(count).fill(0);
  const back = new Set<Way>();
  for (let start = 0; start < count; start++) {
    // a list instead of calls within calls: a way may be ten thousand edges long
    const open = state[start] === "new" ? [start] : [];
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      state[node] = "open";
      const place = next[node] ?? 0;
      const edge = out[node]?.[place];
      next[node] = place + 1;
      if (edge === undefined) {
        state[node] = "done";
        open.pop();
      } else if (state[edge.to] === "open") back.add(edge);
      else if (state[edge.to] === "new") open.push(edge.to);
    }
  }
  return edges
    .filter(({ from, to }) => from !== to)
    .map((edge) => (back.has(edge) ? { from: edge.to, to: edge.from } : edge));
}

/** How many edges the longest way from any node without effects to each one has (Kahn 1962). */
function longestPaths(count: number, edges: readonly Way[]): number[] {
  const out = outOf(count, edges);
  const waits = new Array<number>(count).fill(0);
  for (const { to } of edges) waits[to] = (waits[to] ?? 0) + 1;
  const longest = new Array<number>(count).fill(0);
  const ready = waits.flatMap((waiting, node) => (waiting === 0 ? [node] : []));
  for (const node of ready)
    for (const { to } of out[node] ?? []) {
      longest[to] = Math.max(longest[to] ?? 0, (longest[node] ?? 0) + 1);
      waits[to] = (waits[to] ?? 0) - 1;
      if (waits[to] === 0) ready.push(to);
    }
  return longest;
}

function outOf(count: number, edges: readonly Way[]): Way[][] {
  const out = Array.from({ length: count }, (): Way[] => []);
  for (const edge of edges) out[edge.from]?.push(edge);
  return out;
}

const SWEEPS = 12;

/** Each layer sorted by the middle of what its items are joined to on one side, to and fro. */
function withFewCrossings(layers: readonly (readonly Item[])[]): Item[][] {
  const ordered = Array.from(layers, (layer) => [...(layer ?? [])]);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    const position = new Map<Item, number>();
    for (const layer of ordered)
      for (const [i, item] of layer.entries()) position.set(item, i - layer.length / 2);
    const order = forward ? ordered.keys() : [...ordered.keys()].reverse();
    for (const at of order) {
      const layer = ordered[at] ?? [];
      const middle = new Map(
        layer.map((item) => {
          const before = item.near.filter((other) => (forward ? other.layer < at : other.layer > at));
          const sum = before.reduce((total, other) => total + (position.get(other) ?? 0), 0);
          return [item, before.length === 0 ? (position.get(item) ?? 0) : sum / before.length];
        }),
      );
      layer.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
      for (const [i, item] of layer.entries()) position.set(item, i - layer.length / 2);
    }
  }
  return ordered;
}
