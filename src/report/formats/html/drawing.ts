import encodeQR from "qr";
import type { Graph } from "../../document/model.js";
import { type Drawing, inLayers, type Place } from "../graph/layers.js";
import { named } from "../graph/names.js";
import { type Html, plain, tag } from "./markup.js";

/** In pixels: a node, and what is between two of them. */
const NODE = { width: 140, height: 60 };
const GAP = { x: 36, y: 18 };
const STEP = { x: NODE.width + GAP.x, y: NODE.height + GAP.y };
const EDGE = 10;

/** The trail from left to right, from effects to causes. It needs no script; what is too long for a node is cut there. */
export function graphSvg(graph: Graph): Html {
  const drawing = inLayers(graph);
  const width = drawing.layers * STEP.x - GAP.x + 2 * EDGE;
  const height = drawing.widest * STEP.y - GAP.y + 2 * EDGE;
  const nodes = graph.nodes.map(({ label, name, recorded }, i) => {
    const { x, y } = cornerOf(drawing.places[i], drawing);
    const lines = named(name).map((line, row) => tag("text", { x: 9, y: 34 + 14 * row }, plain(line)));
    return tag(
      "svg",
      { ...NODE, x, y, class: recorded ? "node" : "node unrecorded" },
      tag("title", {}, plain(`${label} ${name}${recorded ? "" : ", not recorded"}`)),
      tag("rect", { x: 0.5, y: 0.5, width: NODE.width - 1, height: NODE.height - 1, rx: 6 }),
      tag("text", { x: 9, y: 18, class: "kind" }, plain(label)),
      ...lines,
    );
  });
  const edges = drawing.edges.map(({ way, type, superseded }) =>
    tag(
      "path",
      {
        d: pathOf(way, drawing),
        class: superseded ? "edge superseded" : "edge",
        "marker-end": "url(#arrow)",
      },
      tag("title", {}, plain(type)),
    ),
  );
  return tag(
    "svg",
    {
      class: "graph",
      role: "img",
      "aria-label": "The trail as a graph. The table below says the same.",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    },
    ARROW,
    ...edges,
    ...nodes,
  );
}

const ARROW = tag(
  "defs",
  {},
  tag(
    "marker",
    { id: "arrow", viewBox: "0 0 8 8", refX: 7.5, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" },
    tag("path", { d: "M0 0.8 8 4 0 7.2z" }),
  ),
);

function cornerOf({ layer, offset }: Place = { layer: 0, offset: 0 }, { widest }: Drawing) {
  return { x: EDGE + layer * STEP.x, y: EDGE + (offset + (widest - 1) / 2) * STEP.y };
}

/** A smooth line through the places of an edge. It is flat where it passes between nodes. */
function pathOf(way: readonly Place[], drawing: Drawing): string {
  const points = way.map((place) => {
    const { x, y } = cornerOf(place, drawing);
    return { left: x, right: x + NODE.width, y: y + NODE.height / 2 };
  });
  const [first] = points;
  if (first === undefined) return "";
  let path = "";
  for (const [i, to] of points.entries()) {
    const from = points[i - 1];
    if (from === undefined) continue;
    if (path === "") path = `M${to.left < from.left ? from.left : from.right} ${from.y}`;
    const back = to.left < from.left;
    const begin = back ? from.left : from.right;
    const end = back ? to.right : to.left;
    if (to.left === from.left) {
      const bow = from.right + GAP.x / 2;
      path += `C${bow} ${from.y} ${bow} ${to.y} ${to.right} ${to.y}`;
      continue;
    }
    const middle = (begin + end) / 2;
    path += `${i === 1 ? "" : `L${begin} ${from.y}`}C${middle} ${from.y} ${middle} ${to.y} ${end} ${to.y}`;
  }
  return path;
}

/** A text for a camera, dark on light in any colours of the page: many readers take no other. */
export function qrSvg(said: string): Html {
  const rows = encodeQR(said, "raw", { ecc: "low", border: 4 });
  const size = rows.length;
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return tag(
    "svg",
    { class: "qr", role: "img", "aria-label": "QR code", viewBox: `0 0 ${size} ${size}` },
    tag("rect", { width: size, height: size, class: "light" }),
    tag("path", { d: dark.join(""), class: "dark" }),
  );
}
