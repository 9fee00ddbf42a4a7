import { logGamma } from "./logGamma.js";

/** Numbers of [0, 1), as Math.random gives them. */
export type Random = () => number;

/** The same numbers for the same seed (Mulberry32): an analysis that is done again answers the same. */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * How many of `trials` succeed. Exact: adds up probabilities from the most likely number on, to both sides, in some standard
 * deviations' steps.
 */
export function binomial(trials: number, probability: number, random: Random): number {
  if (probability > 0.5) return trials - binomial(trials, 1 - probability, random);
  if (trials === 0 || probability <= 0) return 0;
  const odds = probability / (1 - probability);
  const mode = Math.floor((trials + 1) * probability);
  const atMode = Math.exp(
    logGamma(trials + 1) -
      logGamma(mode + 1) -
      logGamma(trials - mode + 1) +
      mode * Math.log(probability) +
      (trials - mode) * Math.log1p(-probability),
  );
  let left = random() - atMode;
  let [below, above] = [mode, mode];
  let [atBelow, atAbove] = [atMode, atMode];
  while (left >= 0 && (below > 0 || above < trials)) {
    if (above < trials) {
      atAbove *= ((trials - above) / (above + 1)) * odds;
      above++;
      left -= atAbove;
      if (left < 0) return above;
    }
    if (below > 0) {
      atBelow *= below / (trials - below + 1) / odds;
      below--;
      left -= atBelow;
      if (left < 0) return below;
    }
    // what rounding left over is of no number
    if (atAbove + atBelow < Number.MIN_VALUE) break;
  }
  return mode;
}

/** So many draws with replacement as there are observations, of cells in proportion to their counts: written into `drawn`. */
export function resample(counts: Float64Array, drawn: Float64Array, random: Random): void {
  let total = 0;
  for (const count of counts) total += count;
  let draws = total;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] ?? 0;
    const taken = count >= total ? draws : binomial(draws, count / total, random);
    drawn[i] = taken;
    draws -= taken;
    total -= count;
  }
}
