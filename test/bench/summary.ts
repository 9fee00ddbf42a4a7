import type { Comparison, Turn } from "./comparison.js";
import type { ProcessorTimes } from "./processors.js";
import { median, quantile } from "./stats.js";

/** What a side measured over all of its turns. */
export interface Summary {
  /** Of predictions, or of calls where a call is of one. */
  readonly aSecond: number;
  /** Milliseconds of a call. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Microseconds of processor time a prediction or call. */
  readonly processor: ProcessorTimes | undefined;
}

export function summaryOf(turns: readonly Turn[]): Summary {
  const milliseconds = turns.flatMap((turn) => turn.milliseconds);
  return {
    aSecond: median(turns.map(rateOf)),
    p50: median(milliseconds),
    p95: quantile(milliseconds, 0.95),
    p99: quantile(milliseconds, 0.99),
    processor: processorOf(turns),
  };
}

/** The median over the turns, in microseconds for each that a turn was of. */
function processorOf(turns: readonly Turn[]): ProcessorTimes | undefined {
  const each = turns.flatMap(({ processor, count }) =>
    processor === undefined ? [] : [{ processor, count }],
  );
  if (each.length === 0) return undefined;
  const of = (name: keyof ProcessorTimes) =>
    median(each.map(({ processor, count }) => (processor[name] * 1e6) / count));
  return { service: of("service"), neo4j: of("neo4j") };
}

/** What of a turn is compared: how many a second, or how long one call takes. */
export type Measure = "rate" | "latency";

/** The ratio of the two sides' medians, and that of each two neighbouring turns. */
export interface Ratio {
  readonly value: number;
  readonly pairs: readonly number[];
}

export const ratioOf = ({ ours, theirs }: Comparison, measure: Measure): Ratio =>
  ratio(ours, theirs, measure === "rate" ? rateOfAll : latencyOfAll);

/** How much longer a call takes later than before; both in turns of the same kind. */
export const growthOf = (before: readonly Turn[], later: readonly Turn[]): Ratio =>
  ratio(later, before, latencyOfAll);

function ratio(
  ours: readonly Turn[],
  theirs: readonly Turn[],
  all: (turns: readonly Turn[]) => number,
): Ratio {
  return {
    value: all(ours) / all(theirs),
    pairs: ours.flatMap((turn, place) => {
      const other = theirs[place];
      return other === undefined ? [] : [all([turn]) / all([other])];
    }),
  };
}

const rateOf = ({ count, seconds }: Turn): number => count / seconds;
const rateOfAll = (turns: readonly Turn[]): number => median(turns.map(rateOf));
const latencyOfAll = (turns: readonly Turn[]): number => median(turns.flatMap((turn) => turn.milliseconds));
