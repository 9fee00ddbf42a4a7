import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "react-aria-components";
import { FACT_KINDS, type FactKind } from "../../facts/kind.js";
import { count } from "../../report/words.js";
import { useKindName } from "../language/kinds.js";
import { texts, useTexts } from "../language/language.js";
import { download } from "../parts/download.js";
import { type Dot, dotAt, type Overview as Layout, overviewOf } from "./dots.js";
import type { ShownGraph, ShownNode } from "./trail.js";

const TEXTS = texts(
  {
    label: (facts: number) =>
      `${count(facts)} facts as dots, causes on the left, effects on the right. The table has each by name.`,
    point: "Point at a dot to see what it is and what it is joined to; press it for all of it.",
    kinds: "Colours",
  },
  {
    label: (facts) =>
      `${count(facts)} Fakten als Punkte, Ursachen links, Wirkungen rechts. Die Tabelle nennt jeden beim Namen.`,
    point: "Zeigen Sie auf einen Punkt: Was er ist und womit er verbunden ist. Drücken zeigt alles.",
    kinds: "Farben",
  },
);

interface Props {
  readonly graph: ShownGraph;
  readonly select: (node: ShownNode) => void;
}

/** All facts of a large graph at once, as dots on a canvas. */
export function Overview({ graph, select }: Props) {
  const t = useTexts(TEXTS);
  const name = useKindName();
  const layout = useMemo(() => overviewOf(graph), [graph]);
  const isDark = useSyncExternalStore(onSchemeChange, isDarkScheme);
  const drawing = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const [pointedAt, pointAt] = useState<number>();
  useEffect(() => {
    const pen = drawing.current && penOf(drawing.current, layout);
    return pen ? inSlices(draw(pen, layout, isDark)) : undefined;
  }, [layout, isDark]);
  useEffect(() => {
    const pen = marks.current && penOf(marks.current, layout);
    if (pen && pointedAt !== undefined) mark(pen, layout, pointedAt, isDark);
  }, [layout, pointedAt, isDark]);
  const dot = pointedAt === undefined ? undefined : layout.dots[pointedAt];
  const { width, height } = layout;
  return (
    <>
      <ul className="kinds" aria-label={t.kinds}>
        {layout.kinds.map(([kind, facts]) => (
          <li key={kind}>
            <span className="dot" style={{ background: colourOf(kind, isDark) }} aria-hidden="true" />{" "}
            {name(kind)} <span className="soft">{count(facts)}</span>
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section className="canvas" aria-label={t.label(layout.dots.length)} tabIndex={0}>
        <div className="sheet" style={{ width, height }}>
          <canvas ref={drawing} style={{ width, height }} />
          <canvas
            ref={marks}
            style={{ width, height, cursor: dot === undefined ? undefined : "pointer" }}
            onPointerMove={({ nativeEvent: { offsetX, offsetY } }) =>
              pointAt(dotAt(layout, offsetX, offsetY))
            }
            onPointerLeave={() => pointAt(undefined)}
            onClick={({ nativeEvent: { offsetX, offsetY } }) => {
              const found = layout.dots[dotAt(layout, offsetX, offsetY) ?? -1];
              if (found !== undefined) select(found.node);
            }}
          />
        </div>
      </section>
      <p className="pointed">
        {dot === undefined ? (
          <span className="soft">{t.point}</span>
        ) : (
          <>
            {name(dot.node.kind)} <bdi>{dot.node.key}</bdi>
          </>
        )}
      </p>
      <p className="table-end">
        <Button
          className="button quiet"
          onPress={() =>
            drawing.current?.toBlob((png) => {
              if (png !== null) download("overview.png", "image/png", png);
            })
          }
        >
          PNG
        </Button>
      </p>
    </>
  );
}

const DARK = "(prefers-color-scheme: dark)";
const isDarkScheme = (): boolean => window.matchMedia(DARK).matches;
function onSchemeChange(changed: () => void): () => void {
  const list = window.matchMedia(DARK);
  list.addEventListener("change", changed);
  return () => list.removeEventListener("change", changed);
}

/** Neighbours in the order of kinds are far from each other on the colour wheel. */
const GOLDEN_ANGLE = 137.5;
const colourOf = (kind: FactKind, isDark: boolean): string =>
  `hsl(${(FACT_KINDS.indexOf(kind) * GOLDEN_ANGLE + 185) % 360} 60% ${isDark ? 66 : 38}%)`;

type Pen = CanvasRenderingContext2D;

/** An empty canvas, as fine as the screen where that is no larger than browsers draw. */
function penOf(canvas: HTMLCanvasElement, { width, height }: Layout): Pen | null {
  const scale = Math.min(window.devicePixelRatio, 16_000 / width);
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const pen = canvas.getContext("2d");
  pen?.scale(scale, scale);
  return pen;
}

const LINES_AT_ONCE = 800;
const DOTS_AT_ONCE = 1_500;

/** Lines, then dots; it stops wherever the browser may want to do something else. */
function* draw(pen: Pen, { cell, width, height, dots, lines }: Layout, isDark: boolean): Generator<void> {
  pen.fillStyle = isDark ? "#172126" : "#ffffff";
  pen.fillRect(0, 0, width, height);
  // the more there are, the fainter: they lie over each other
  pen.globalAlpha = Math.min(0.25, 5 / Math.sqrt(lines.length));
  pen.strokeStyle = isDark ? "#9fb0b8" : "#51616b";
  pen.lineWidth = 0.7;
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    pen.beginPath();
    for (const line of lines.slice(from, from + LINES_AT_ONCE)) trace(pen, dots, line);
    pen.stroke();
    yield;
  }
  pen.globalAlpha = 1;
  for (const [i, dot] of dots.entries()) {
    pen.beginPath();
    pen.arc(dot.x, dot.y, cell / 3, 0, 2 * Math.PI);
    const colour = colourOf(dot.node.kind, isDark);
    if (dot.node.recorded) {
      pen.fillStyle = colour;
      pen.fill();
    } else {
      pen.strokeStyle = colour;
      pen.lineWidth = 1.2;
      pen.stroke();
    }
    if (i % DOTS_AT_ONCE === 0) yield;
  }
}

/** One dot, and what it is joined to. */
function mark(pen: Pen, { cell, dots, lines }: Layout, at: number, isDark: boolean): void {
  const accent = isDark ? "#6fd3c7" : "#0d5c63";
  pen.strokeStyle = accent;
  pen.fillStyle = accent;
  pen.lineWidth = 1.4;
  for (const line of lines) {
    const [cause, effect] = line;
    if (cause !== at && effect !== at) continue;
    pen.beginPath();
    trace(pen, dots, line);
    pen.stroke();
    circle(pen, dots[cause === at ? effect : cause], cell / 3 + 1);
  }
  circle(pen, dots[at], cell / 3 + 3);
}

function circle(pen: Pen, dot: Dot | undefined, radius: number): void {
  if (dot === undefined) return;
  pen.beginPath();
  pen.arc(dot.x, dot.y, radius, 0, 2 * Math.PI);
  pen.fill();
}

function trace(pen: Pen, dots: readonly Dot[], [cause, effect]: readonly [number, number]): void {
  const [from, to] = [dots[cause], dots[effect]];
  if (from === undefined || to === undefined) return;
  const middle = (from.x + to.x) / 2;
  pen.moveTo(from.x, from.y);
  pen.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
}

/** Does a step for each picture that the browser draws. Gives what stops it. */
function inSlices(steps: Iterator<void>): () => void {
  let asked = requestAnimationFrame(function go() {
    if (steps.next().done !== true) asked = requestAnimationFrame(go);
  });
  return () => cancelAnimationFrame(asked);
}
