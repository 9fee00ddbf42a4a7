import { rounded } from "./alertRule.js";
import type { NegativeBinomial } from "./negativeBinomial.js";

/** How a baseline is learned. All but the means are in windows. */
export interface Learning {
  /** What is expected of a principal without any history, as if seen in `priorWindows`. */
  readonly priorMean: number;
  readonly priorWindows: number;
  readonly priorDispersion: number;
  readonly priorDispersionWindows: number;
  /** An hour's own mean weighs as much as the overall one once it was seen in so many. */
  readonly shrink: number;
  /** How many an hour's mean remembers, with exponential forgetting; and how many the rest does. */
  readonly hourMemory: number;
  readonly memory: number;
}

/** What is usual for a principal: sums over windows with traffic, of which older ones weigh less and less. */
export interface Baseline {
  /** How many there were. */
  readonly windows: number;
  /** Counts, and how many windows they are of, by hour of the day (UTC) on workdays, then at weekends. */
  readonly hourSums: readonly number[];
  readonly hourWeights: readonly number[];
  /** The same of all hours. */
  readonly sum: number;
  readonly weight: number;
  /** Squared deviations relative to the mean, less what a Poisson count deviates by itself. */
  readonly excess: number;
  readonly excessWeight: number;
}

const HOURS = 48;
/** What one window can say about the dispersion: one outlier should not make everything usual, nor one zero nothing. */
const LEAST_EXCESS = -1;
const MOST_EXCESS = 25;
const MIN_DISPERSION = 0.02;
/** How far above its estimate the dispersion is taken to be, in units of what a moment estimate errs by. */
const CAUTION = 2;
const DIGITS = 6;

export const emptyBaseline: Baseline = {
  windows: 0,
  hourSums: new Array<number>(HOURS).fill(0),
  hourWeights: new Array<number>(HOURS).fill(0),
  sum: 0,
  weight: 0,
  excess: 0,
  excessWeight: 0,
};

/** 0 to 23 on workdays, 24 to 47 at weekends, in UTC. */
function hourOf(time: number): number {
  const date = new Date(time);
  const day = date.getUTCDay();
  return (day === 0 || day === 6 ? 24 : 0) + date.getUTCHours();
}

/**
 * The distribution of the count of a window that begins at a time: the posterior predictive one of a Gamma-Poisson model.
 * Its mean is the highest of the hour and the two beside it, since people's clocks and jobs shift by an hour.
 */
export function expectedCount(baseline: Baseline, learning: Learning, time: number): NegativeBinomial {
  const hour = hourOf(time);
  const day = hour - (hour % 24);
  const own = hourMean(baseline, learning, hour, overallMean(baseline, learning));
  const beside = [day + ((hour + 1) % 24), day + ((hour + 23) % 24)];
  const mean = Math.max(own, ...beside.map((one) => hourMean(baseline, learning, one, own)));
  const { priorDispersion, priorDispersionWindows, shrink } = learning;
  const windows = baseline.excessWeight + priorDispersionWindows;
  const estimate = (baseline.excess + priorDispersion * priorDispersionWindows) / windows;
  const spread = Math.max(MIN_DISPERSION, estimate) * (1 + CAUTION / Math.sqrt(windows));
  // the mean too is known from so many windows only
  const uncertainty = (spread + 1 / mean) / ((baseline.hourWeights[hour] ?? 0) + shrink);
  return { mean, dispersion: spread + uncertainty };
}

/** The baseline with one more window, which began at a time. */
export function observeCount(baseline: Baseline, learning: Learning, time: number, count: number): Baseline {
  const hour = hourOf(time);
  const mean = hourMean(baseline, learning, hour, overallMean(baseline, learning));
  const excess = Math.min(MOST_EXCESS, Math.max(LEAST_EXCESS, ((count - mean) ** 2 - count) / mean ** 2));
  // a deviation from a mean that is hardly known says little
  const trust = baseline.weight / (baseline.weight + learning.priorWindows);
  const hourKeep = 1 - 1 / learning.hourMemory;
  const keep = 1 - 1 / learning.memory;
  const next = (before: number | undefined, share: number, value: number): number =>
    rounded((before ?? 0) * share + value, DIGITS);
  return {
    windows: baseline.windows + 1,
    hourSums: baseline.hourSums.with(hour, next(baseline.hourSums[hour], hourKeep, count)),
    hourWeights: baseline.hourWeights.with(hour, next(baseline.hourWeights[hour], hourKeep, 1)),
    sum: next(baseline.sum, keep, count),
    weight: next(baseline.weight, keep, 1),
    excess: next(baseline.excess, keep, excess * trust),
    excessWeight: next(baseline.excessWeight, keep, trust),
  };
}

const overallMean = ({ sum, weight }: Baseline, { priorMean, priorWindows }: Learning): number =>
  (sum + priorMean * priorWindows) / (weight + priorWindows);

/** An hour's mean, drawn towards another one as long as the hour was seen little. */
function hourMean(baseline: Baseline, { shrink }: Learning, hour: number, towards: number): number {
  const sum = (baseline.hourSums[hour] ?? 0) + shrink * towards;
  return sum / ((baseline.hourWeights[hour] ?? 0) + shrink);
}
