import { type Figure, met } from "./figure.js";
import { type Change, isRegression } from "./regression.js";
import { quantile } from "./stats.js";
import type { Summary } from "./summary.js";

/** Rows of cells, the first one the heads. */
export type Table = readonly (readonly string[])[];

/** Each figure, its goal, and whether it was met. */
export const figureTable = (figures: readonly Figure[]): Table => [
  ["what", "measured", "pairs: least, middle, most", "goal", "met"],
  ...figures.map((figure) => [
    figure.what,
    figure.value === undefined ? "not measured" : withUnit(figure.value, figure.unit),
    figure.pairs.length === 0
      ? ""
      : [0, 0.5, 1].map((share) => shown(quantile(figure.pairs, share))).join(", "),
    goalOf(figure),
    said(met(figure)),
  ]),
];

/** What both sides of each pair measured. */
export const sideTable = (figures: readonly Figure[]): Table => [
  ["what", "side", "a second", "p50 ms", "p95 ms", "p99 ms", "service µs", "Neo4j µs"],
  ...figures.flatMap(({ what, sides }) =>
    sides === undefined ? [] : [sideRow(what, "Proofline", sides.ours), sideRow("", "other", sides.theirs)],
  ),
];

const sideRow = (
  what: string,
  side: string,
  { aSecond, p50, p95, p99, processor }: Summary,
): readonly string[] => [
  what,
  side,
  ...[aSecond, p50, p95, p99].map(shown),
  ...[processor?.service, processor?.neo4j].map((value) =>
    value === undefined ? "not measured" : shown(value),
  ),
];

/** What the figures that are sums are made of. */
export const partTable = (figures: readonly Figure[]): Table => [
  ["of", "part", "measured"],
  ...figures.flatMap(({ what, unit, parts = [] }) =>
    parts.map(({ name, value }, place) => [place === 0 ? what : "", name, withUnit(value, unit)]),
  ),
];

/** What became of each figure since an earlier run. */
export const changeTable = (all: readonly Change[]): Table => [
  ["what", "before", "now", "worse by", "chance", "regression"],
  ...all.map((change) => [
    change.what,
    shown(change.before),
    shown(change.after),
    percent(change.worse),
    percent(change.margin),
    isRegression(change) ? "YES" : "no",
  ]),
];

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const withUnit = (value: number, unit: string): string => `${shown(value)} ${unit}`.trimEnd();

function goalOf({ better, limit, aim, unit }: Figure): string {
  if (limit === undefined) return "for the record";
  const text = `${better === "higher" ? "at least" : "at most"} ${withUnit(limit, unit)}`;
  return aim === undefined ? text : `${text}, aim ${aim}`;
}

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toFixed(2)));

const said = (isMet: boolean | undefined): string => (isMet === undefined ? "-" : isMet ? "yes" : "no");

/** In columns, for a terminal. */
export function asText(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The same as a Markdown table. */
export function asMarkdown([heads = [], ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}
