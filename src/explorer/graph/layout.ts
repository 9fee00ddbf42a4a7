import { inLayers, type Place } from "../../report/formats/graph/layers.js";
import { edgesByPlace, type ShownEdge, type ShownGraph, type ShownNode } from "./trail.js";

/** In pixels: a node, and what is between two of them. */
export const NODE = { width: 188, height: 58 };
const GAP = { x: 44, y: 16 };
const STEP = { x: NODE.width + GAP.x, y: NODE.height + GAP.y };
const EDGE = 12;

export interface PlacedNode {
  readonly node: ShownNode;
  readonly x: number;
  readonly y: number;
}
export interface PlacedEdge {
  readonly edge: ShownEdge;
  /** An SVG path from the cause on the left to the effect on the right. */
  readonly path: string;
}
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** A graph from left to right, from causes to effects: in layers, which a trail has by nature. */
export function layOut({ nodes, edges }: ShownGraph): Layout {
  const joined = edgesByPlace(nodes, edges);
  const drawing = inLayers({
    nodes: nodes.map(({ kind, key, recorded }) => ({ label: kind, name: key, recorded })),
    edges: joined.map(({ edge, from, to }) => ({ from, to, type: edge.type, superseded: false })),
  });
  const corner = ({ layer, offset }: Place) => ({
    x: EDGE + (drawing.layers - 1 - layer) * STEP.x,
    y: EDGE + (offset + (drawing.widest - 1) / 2) * STEP.y,
  });
  return {
    width: Math.max(1, drawing.layers) * STEP.x - GAP.x + 2 * EDGE,
    height: drawing.widest * STEP.y - GAP.y + 2 * EDGE,
    nodes: nodes.map((node, i) => ({ node, ...corner(drawing.places[i] ?? { layer: 0, offset: 0 }) })),
    edges: drawing.edges.flatMap(({ way }, i) => {
      const edge = joined[i]?.edge;
      return edge === undefined ? [] : [{ edge, path: pathOf([...way].reverse().map(corner)) }];
    }),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A smooth line through corners of places; it is flat where it passes between nodes. */
function pathOf(corners: readonly Point[]): string {
  const middle = NODE.height / 2;
  let path = "";
  for (const [i, to] of corners.entries()) {
    const from = corners[i - 1];
    if (from === undefined) continue;
    const isBack = to.x < from.x;
    if (to.x === from.x) {
      const bow = from.x + NODE.width + GAP.x / 2;
      path += `M${from.x + NODE.width} ${from.y + middle}C${bow} ${from.y + middle} ${bow} ${to.y + middle} ${to.x + NODE.width} ${to.y + middle}`;
      continue;
    }
    const start = { x: isBack ? from.x : from.x + NODE.width, y: from.y + middle };
    const end = { x: isBack ? to.x + NODE.width : to.x, y: to.y + middle };
    const turn = (start.x + end.x) / 2;
    path += `${path === "" ? "M" : "L"}${start.x} ${start.y}C${turn} ${start.y} ${turn} ${end.y} ${end.x} ${end.y}`;
  }
  return path;
}
