import { type Random, resample } from "./random.js";
import { DISPARITIES, type Disparities, disparitiesOf, type Interval, UNDEFINED } from "./rates.js";

/** Of each disparity its value and its interval. */
export type DisparityIntervals = { readonly [name in keyof Disparities]: Interval };

export const REPLICATES = 1_000;
/** Replicates of one part: between parts others have their turn. */
const PART = 50;

/**
 * The percentile intervals of disparities by the bootstrap. To draw whole predictions with replacement is to draw counts of a
 * multinomial distribution, so that memory is that of the counts, however many predictions there are. Yields between parts of
 * the work. A replicate where a disparity is not defined says nothing of it; where most are so, there is no interval.
 */
export function* bootstrap(cells: Float64Array, random: Random): Generator<void, DisparityIntervals> {
  const found = new Map(DISPARITIES.map((name) => [name, [] as number[]]));
  const drawn = new Float64Array(cells.length);
  for (let i = 1; i <= REPLICATES; i++) {
    resample(cells, drawn, random);
    const disparities = disparitiesOf(drawn);
    for (const [name, values] of found) {
      const value = disparities[name];
      if (value !== null) values.push(value);
    }
    if (i % PART === 0) yield;
  }
  const values = disparitiesOf(cells);
  const interval = (name: keyof Disparities): Interval => {
    const value = values[name];
    const replicates = (found.get(name) ?? []).sort((a, b) => a - b);
    if (value === null) return UNDEFINED;
    if (replicates.length < REPLICATES / 2) return { value, low: null, high: null };
    return { value, low: quantile(replicates, 0.025), high: quantile(replicates, 0.975) };
  };
  return {
    demographicParityDifference: interval("demographicParityDifference"),
    demographicParityRatio: interval("demographicParityRatio"),
    equalOpportunityDifference: interval("equalOpportunityDifference"),
    equalizedOddsDifference: interval("equalizedOddsDifference"),
  };
}

/** Between the two nearest of sorted values, linearly, as numpy.quantile does. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
