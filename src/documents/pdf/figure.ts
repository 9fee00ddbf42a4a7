import encodeQR from "qr";
import { ofKinds } from "../../report/document/graph.js";
import type { Graph } from "../../report/document/model.js";
import { type Drawing, inLayers, type Place } from "../../report/formats/graph/layers.js";
import { named } from "../../report/formats/graph/names.js";
import { COLORS, runsOf } from "./runs.js";
import type { Sheet } from "./sheet.js";

const NODE_HEIGHT = 38;
const WIDEST_NODE = 112;
const NARROWEST_NODE = 58;
const GAP_X = 8;
const GAP_Y = { most: 24, least: 14 };

/** The trail from top to bottom, from effects to causes. Of one that no page has place for, the kinds. */
export async function drawGraph(given: Graph, sheet: Sheet): Promise<void> {
  const whole = inLayers(given);
  const fits = geometryOf(whole, sheet) !== undefined;
  const graph = fits ? given : ofKinds(given);
  const drawing = fits ? whole : inLayers(graph);
  const geometry = geometryOf(drawing, sheet);
  if (geometry === undefined) return;
  if (!fits) {
    const said = "The trail is too large to be drawn on a page: these are its kinds of facts.";
    await sheet.flow(sheet.lines(runsOf(said, sheet.fonts)), sheet.element("P"));
  }
  sheet.space(6);
  sheet.need(geometry.height);
  const figure = sheet.element("Figure", sheet.root, {
    alt: "The trail as a graph. The table after it says the same.",
  });
  const top = sheet.y;
  sheet.content(figure, () => draw(graph, drawing, geometry, sheet, top));
  sheet.y += geometry.height + 10;
  await sheet.turn();
}

/** How much of a page a drawing takes. */
export function heightOfGraph(graph: Graph, sheet: Sheet): number {
  const geometry = geometryOf(inLayers(graph), sheet) ?? geometryOf(inLayers(ofKinds(graph)), sheet);
  return (geometry?.height ?? 0) + 20;
}

interface Geometry {
  readonly node: number;
  readonly step: number;
  readonly height: number;
}

/** Undefined where a page has no place for it. */
function geometryOf({ layers, widest }: Drawing, sheet: Sheet): Geometry | undefined {
  const node = Math.min(WIDEST_NODE, (sheet.width - GAP_X * (widest - 1)) / widest);
  const room = sheet.bottom - sheet.top - 60;
  const gap = layers < 2 ? 0 : Math.min(GAP_Y.most, (room - layers * NODE_HEIGHT) / (layers - 1));
  if (node < NARROWEST_NODE || gap < (layers < 2 ? 0 : GAP_Y.least)) return undefined;
  return { node, step: NODE_HEIGHT + gap, height: layers * NODE_HEIGHT + (layers - 1) * gap };
}

function draw(graph: Graph, drawing: Drawing, { node, step }: Geometry, sheet: Sheet, top: number): void {
  const { doc } = sheet;
  const middleOf = ({ layer, offset }: Place) => ({
    x: sheet.left + sheet.width / 2 + offset * (node + GAP_X),
    y: top + layer * step,
  });
  for (const { way, superseded } of drawing.edges) {
    doc.lineWidth(0.8).strokeColor(COLORS.soft).fillColor(COLORS.soft);
    if (superseded) doc.dash(3, { space: 2 });
    const points = way.map(middleOf);
    for (const [i, to] of points.entries()) {
      const from = points[i - 1];
      if (from === undefined) continue;
      const back = to.y < from.y;
      const [begin, end] = back ? [from.y, to.y + NODE_HEIGHT] : [from.y + NODE_HEIGHT, to.y];
      const middle = (begin + end) / 2;
      doc.moveTo(from.x, i === 1 ? begin : from.y).lineTo(from.x, begin);
      doc.bezierCurveTo(from.x, middle, to.x, middle, to.x, end).stroke();
      if (i === points.length - 1) arrow(doc, to.x, end, back);
    }
    if (superseded) doc.undash();
  }
  for (const [i, { label, name, recorded }] of graph.nodes.entries()) {
    const place = drawing.places[i];
    if (place === undefined) continue;
    const { x, y } = middleOf(place);
    const left = x - node / 2;
    if (!recorded) doc.dash(3, { space: 2 });
    doc.roundedRect(left, y, node, NODE_HEIGHT, 3).lineWidth(0.7);
    doc.fillAndStroke(recorded ? COLORS.node : "#ffffff", COLORS.soft);
    if (!recorded) doc.undash();
    const width = node - 8;
    const kind = sheet.lines(runsOf(label, sheet.fonts, { font: "bold", size: 7 }), width).slice(0, 1);
    const lines = named(name).flatMap((line) =>
      sheet.lines(runsOf(line, sheet.fonts, { font: "mono", size: 6 }), width).slice(0, 2),
    );
    sheet.draw([...kind, ...lines.slice(0, 3)], left + 4, y + 3);
  }
}

function arrow(doc: PDFKit.PDFDocument, x: number, y: number, back: boolean): void {
  const tail = back ? y + 5 : y - 5;
  doc
    .moveTo(x, y)
    .lineTo(x - 2.2, tail)
    .lineTo(x + 2.2, tail)
    .closePath()
    .fill();
}

const QR_SIZE = 150;

/** A text for a camera. */
export async function drawQr(said: string, holds: string, sheet: Sheet): Promise<void> {
  const rows = encodeQR(said, "raw", { ecc: "low", border: 4 });
  const module = QR_SIZE / rows.length;
  sheet.space(8);
  sheet.need(QR_SIZE + 24);
  const top = sheet.y;
  const figure = sheet.element("Figure", sheet.root, { alt: `QR code: ${holds}` });
  sheet.content(figure, () => {
    for (const [y, row] of rows.entries())
      for (const [x, dark] of row.entries())
        if (dark) sheet.doc.rect(sheet.left + x * module, top + y * module, module, module);
    sheet.doc.fill("#000000");
  });
  sheet.y += QR_SIZE + 6;
  await sheet.flow(sheet.lines(runsOf(holds, sheet.fonts, { size: 8, color: "soft" })), sheet.element("P"));
}
