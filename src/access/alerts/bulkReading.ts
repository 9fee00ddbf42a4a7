import type { AccessSeen } from "./accessSeen.js";
import { countRule } from "./countRule.js";
import { addMark, emptySketch, type Mark, markOf, memberCount, type Sketch } from "./distinct.js";
import type { Scale } from "./windows.js";

const HOUR: Scale = {
  minutes: 60,
  least: 30,
  ratio: 3,
  weeklyRisk: 0.001,
  leastWeeklyWindows: 10,
  history: { weeks: 1, windows: 10 },
  learning: {
    priorMean: 10,
    priorWindows: 1,
    priorDispersion: 1,
    priorDispersionWindows: 20,
    shrink: 3,
    hourMemory: 20,
    memory: 200,
  },
};
const DAY: Scale = {
  ...HOUR,
  minutes: 1440,
  least: 60,
  leastWeeklyWindows: 5,
  history: { weeks: 1, windows: 5 },
  learning: { ...HOUR.learning, priorMean: 40, priorDispersionWindows: 10, shrink: 2, memory: 40 },
};

/** Predictions that were named, and rows that were not: of lists, and beyond the facts that an access holds. */
interface Reading {
  readonly named: readonly Mark[];
  readonly rows: number;
}
interface Read {
  readonly named: Sketch;
  readonly rows: number;
}

/** BULK_READING: many more predictions read than are usual for the principal at that hour. */
export const bulkReading = countRule<Reading, Read>({
  scales: [HOUR, DAY],
  measure: (access) => {
    const named = predictionsOf(access);
    const rows = rowsOf(access, named.length > 0);
    const isReading = access.outcome === "ALLOWED" && (named.length > 0 || rows > 0);
    return isReading ? { named: named.map(markOf), rows } : undefined;
  },
  blank: { named: emptySketch, rows: 0 },
  add: ({ count, memory }, reading) => {
    const named = reading.named.reduce(addMark, memory.named);
    const rows = memory.rows + reading.rows;
    const read = { named, rows };
    if (named === memory.named) return { count: count + reading.rows, memory: read };
    // the sketch's estimate may fall a little as it grows
    return { count: Math.max(count, memberCount(named) + rows), memory: read };
  },
  says: (count) => `about ${count} predictions read`,
  accesses: () => [],
});

/** The keys of the predictions that were named. */
export const predictionsOf = ({ facts }: AccessSeen): string[] =>
  facts.flatMap(({ kind, key }) => (kind === "Prediction" ? [key] : []));

/** Fields that predictions are read by in pages, or what turned out to be true of them. */
const LISTS_PREDICTIONS: ReadonlySet<string> = new Set(["predictions", "outcomes", "impact"]);

function rowsOf({ fields, pageSize, facts, factCount }: AccessSeen, namesPredictions: boolean): number {
  const listed = fields.some((field) => LISTS_PREDICTIONS.has(field)) ? (pageSize ?? 0) : 0;
  const unnamed = namesPredictions ? Math.max(0, (factCount ?? 0) - facts.length) : 0;
  return listed + unnamed;
}
