import type { FactKind } from "../../facts/kind.js";
import { levelOf } from "./collapse.js";
import { edgesByPlace, nodeId, type ShownGraph, type ShownNode } from "./trail.js";

/** In pixels: what a dot takes, and of how many facts they are small, so that most fit on a screen. */
const CELL = 11;
const SMALL_CELL = 7;
const MANY = 2_000;
/** In pixels: what is between two levels, and around all. */
const GAP = 46;
const EDGE = 14;
/** A level that is higher gets another column. */
const HIGHEST = 460;
/** Browsers draw no wider picture. */
const WIDEST = 16_000;

export interface Dot {
  readonly node: ShownNode;
  readonly x: number;
  readonly y: number;
}
export interface Overview {
  /** The width and height that a dot has to itself. */
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  readonly dots: readonly Dot[];
  /** Pairs of places in `dots`: the cause, and its effect. */
  readonly lines: readonly (readonly [number, number])[];
  /** How many facts of each kind, the most first. */
  readonly kinds: readonly (readonly [FactKind, number])[];
}

/** Each fact as a dot, sources on the left, by levels; those of a level in columns, by kind. It takes time linear in the graph. */
export function overviewOf(graph: ShownGraph): Overview {
  const level = levelOf(graph);
  const levels: ShownNode[][] = [];
  for (const node of graph.nodes) {
    const at = level(node);
    levels[at] ??= [];
    levels[at].push(node);
  }
  const cell = graph.nodes.length > MANY ? SMALL_CELL : CELL;
  const rows = Math.min(
    Math.floor(HIGHEST / cell),
    Math.max(1, ...Array.from(levels, (those) => those?.length ?? 0)),
  );
  const natural = levels.reduce((sum, those) => sum + Math.ceil(those.length / rows) * cell + GAP, 0);
  const narrowed = Math.min(1, WIDEST / natural);
  const dots: Dot[] = [];
  let x = EDGE;
  for (const those of [...levels].reverse()) {
    const columns = Math.ceil(those.length / rows);
    const perColumn = Math.ceil(those.length / columns);
    const top = EDGE + ((rows - perColumn) * cell) / 2;
    for (const [i, node] of [...those].sort(byKindAndKey).entries())
      dots.push({
        node,
        x: x + Math.floor(i / perColumn) * cell * narrowed,
        y: top + (i % perColumn) * cell,
      });
    x += (columns * cell + GAP) * narrowed;
  }
  const kinds = new Map<FactKind, number>();
  for (const { kind } of graph.nodes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return {
    cell,
    width: Math.ceil(x - GAP * narrowed + EDGE),
    height: rows * cell + 2 * EDGE,
    dots,
    lines: edgesByPlace(
      dots.map(({ node }) => node),
      graph.edges,
    ).map(({ from, to }): [number, number] => [to, from]),
    kinds: [...kinds].sort(([, a], [, b]) => b - a),
  };
}

function byKindAndKey(a: ShownNode, b: ShownNode): number {
  const [left, right] = [nodeId(a), nodeId(b)];
  return left < right ? -1 : Number(left > right);
}

/** The dot nearest to a point, where one is as near as a finger is wide. */
export function dotAt({ dots }: Overview, x: number, y: number): number | undefined {
  let nearest: number | undefined;
  let least = CELL ** 2;
  for (const [i, dot] of dots.entries()) {
    const distance = (dot.x - x) ** 2 + (dot.y - y) ** 2;
    if (distance < least) [nearest, least] = [i, distance];
  }
  return nearest;
}
