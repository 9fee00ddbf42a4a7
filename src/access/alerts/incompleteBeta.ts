import { logGamma } from "../../fairness/logGamma.js";

/**
 * The logarithm of the regularized incomplete beta function I_x(a, b) (DLMF 8.17), for `x` from 0 to 1, and `a` and `b` above 0.
 * A logarithm, since a tail may be far smaller than the least number above 0.
 */
export function logBeta(x: number, a: number, b: number): number {
  if (x <= 0) return -Infinity;
  if (x >= 1) return 0;
  // the fraction converges fast on this side only
  if (x > (a + 1) / (a + b + 2)) return Math.log1p(-Math.exp(logBetaBelow(1 - x, b, a)));
  return logBetaBelow(x, a, b);
}

function logBetaBelow(x: number, a: number, b: number): number {
  const front = logGamma(a + b) - logGamma(a + 1) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return front + Math.log(betaFraction(x, a, b));
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
