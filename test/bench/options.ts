import { parseArgs } from "node:util";
import { SMALL_STORE } from "./sizes.js";

export const PARTS = [
  "report",
  "diamond",
  "bytes",
  "singles",
  "ingest",
  "ndjson",
  "kserve",
  "events",
  "memory",
  "impact",
  "coverage",
  "search",
] as const;
export type Part = (typeof PARTS)[number];

/** How much is measured. A round is one turn of each side; warm-up rounds are not counted. */
export interface Sizes {
  /** Predictions in the store when it counts as large. */
  readonly predictions: number;
  readonly rounds: number;
  readonly warmUps: number;
  /** Batches that each side sends in a round. */
  readonly batches: number;
  /** Single mutations in a round. */
  readonly singles: number;
  /** Reports in a round. */
  readonly reports: number;
  /** Facts of another kind than Prediction among which is searched. */
  readonly searched: number;
}

export interface Options {
  readonly parts: ReadonlySet<Part>;
  readonly sizes: Sizes;
  /** Where the figures are written, as JSON and as Markdown. */
  readonly json: string | undefined;
  readonly markdown: string | undefined;
  /** A file of figures of an earlier run. */
  readonly compare: string | undefined;
}

const FULL: Sizes = {
  predictions: 1_000_000,
  rounds: 8,
  warmUps: 4,
  batches: 10,
  singles: 6_400,
  reports: 100,
  searched: 100_000,
};
const QUICK: Sizes = {
  predictions: 100_000,
  rounds: 4,
  warmUps: 2,
  batches: 8,
  singles: 3_200,
  reports: 100,
  searched: 20_000,
};

const FLAGS = {
  only: { type: "string" },
  quick: { type: "boolean", default: false },
  predictions: { type: "string" },
  json: { type: "string" },
  markdown: { type: "string" },
  compare: { type: "string" },
} as const;

/** Throws a TypeError that says what is wrong with the command line. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({ args: [...args], options: FLAGS });
  const { quick, json, markdown, compare } = values;
  const names = values.only?.split(",") ?? PARTS;
  const sizes = quick ? QUICK : FULL;
  const predictions = values.predictions === undefined ? sizes.predictions : countOf(values.predictions);
  return { parts: new Set(names.map(partOf)), sizes: { ...sizes, predictions }, json, markdown, compare };
}

function countOf(text: string): number {
  const count = /^[\d_,]+$/.test(text) ? Number(text.replaceAll(/[_,]/g, "")) : Number.NaN;
  if (Number.isSafeInteger(count) && count > SMALL_STORE) return count;
  throw new TypeError(`--predictions takes a number above ${SMALL_STORE}; not ${JSON.stringify(text)}`);
}

function partOf(name: string): Part {
  const part = PARTS.find((known) => known === name);
  if (part === undefined) throw new TypeError(`--only takes ${PARTS.join(",")}; not ${JSON.stringify(name)}`);
  return part;
}
