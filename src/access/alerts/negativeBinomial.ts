import { logBeta } from "./incompleteBeta.js";

/** A negative binomial distribution: a Poisson one whose mean varies as a Gamma distribution. */
export interface NegativeBinomial {
  readonly mean: number;
  /** The variance is mean + dispersion * mean^2. Above 0. */
  readonly dispersion: number;
}

/** The probability of a count of `count` or more, for a count above the mean: I_q(count, 1 / dispersion), DLMF 8.17. */
export function upperTail(count: number, { mean, dispersion }: NegativeBinomial): number {
  const shape = 1 / dispersion;
  const q = mean / (mean + shape);
  if (q <= 0) return 0;
  return Math.exp(logBeta(q, count, shape));
}

/** The least whole number from `least` on, which is above the mean, whose upper tail is below `alpha`. */
export function upperQuantile(distribution: NegativeBinomial, alpha: number, least: number): number {
  if (upperTail(least, distribution) < alpha) return least;
  let below = least;
  let above = 2 * least;
  while (upperTail(above, distribution) >= alpha) {
    below = above;
    above *= 2;
  }
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (upperTail(middle, distribution) < alpha) above = middle;
    else below = middle;
  }
  return above;
}
