import { logGamma } from "../../fairness/logGamma.js";

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
  const front =
    logGamma(count + shape) -
    logGamma(count + 1) -
    logGamma(shape) +
    count * Math.log(q) +
    shape * Math.log1p(-q);
  return Math.exp(front) * betaFraction(q, count, shape);
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

const TINY = 1e-300;
const EXACT = 1e-12;
const MAX_TERMS = 10_000;

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method as modified by Thompson and Barnett. */
function betaFraction(x: number, a: number, b: number): number {
  const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < EXACT) break;
  }
  return value;
}
