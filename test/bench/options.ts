import { parseArgs } from "node:util";

export const PARTS = ["ingest", "singles", "report", "diamond", "memory"] as const;
export type Part = (typeof PARTS)[number];

/** How much is measured. A round is one turn of each side; warm-up rounds are not counted. */
export interface Sizes {
  /** Predictions in the store when it counts as large; the goals are set for 500,000. */
  readonly predictions: number;
  readonly rounds: number;
  readonly warmUps: number;
  /** Batches that each side sends in a round. */
  readonly batches: number;
  /** Single mutations in a round. */
  readonly singles: number;
  /** Reports in a round. */
  readonly reports: number;
}

export interface Options {
  readonly parts: ReadonlySet<Part>;
  readonly sizes: Sizes;
}

const FULL: Sizes = {
  predictions: 500_000,
  rounds: 8,
  warmUps: 4,
  batches: 16,
  singles: 6_400,
  reports: 100,
};
const QUICK: Sizes = {
  predictions: 100_000,
  rounds: 4,
  warmUps: 4,
  batches: 8,
  singles: 3_200,
  reports: 100,
};

/** Throws a TypeError that says what is wrong with the command line. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: "string" }, quick: { type: "boolean", default: false } },
  });
  const names = values.only?.split(",") ?? PARTS;
  return { parts: new Set(names.map(partOf)), sizes: values.quick ? QUICK : FULL };
}

function partOf(name: string): Part {
  const part = PARTS.find((known) => known === name);
  if (part === undefined) throw new TypeError(`--only takes ${PARTS.join(",")}; not ${JSON.stringify(name)}`);
  return part;
}
