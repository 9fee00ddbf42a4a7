import { gammaTail } from "./gammaTail.js";

/** A test's statistic, and how likely one as large is without any drift. */
export interface Tested {
  readonly value: number;
  readonly pValue: number;
}

/** Counts of a category in the reference, and in what is compared with it. */
export type CategoryCounts = readonly [reference: number, current: number];

/**
 * The two-sided Kolmogorov-Smirnov test of two samples that are not empty. The p-value is exact: the share of the orders of all values
 * in which the two distributions are as far apart (Hodges, 1958), as scipy's `ks_2samp` has it up to 10,000 values.
 */
export function kolmogorovSmirnov(reference: readonly number[], current: readonly number[]): Tested {
  const [m, n] = [reference.length, current.length];
  const divisor = greatestCommonDivisor(m, n);
  const steps = { m: n / divisor, n: m / divisor };
  const a = Float64Array.from(reference).sort();
  const b = Float64Array.from(current).sort();
  // the distance in units of 1 / lcm(m, n), so that it is a whole number
  let distance = 0;
  for (let i = 0, j = 0; i < m && j < n; ) {
    const value = Math.min(a[i] ?? 0, b[j] ?? 0);
    while (i < m && a[i] === value) i++;
    while (j < n && b[j] === value) j++;
    distance = Math.max(distance, Math.abs(i * steps.m - j * steps.n));
  }
  return { value: distance / (m * steps.m), pValue: outside(m, n, steps, distance) };
}

/** The probability that a random path from (0, 0) to (m, n) is somewhere `distance` or more away from the diagonal. */
function outside(
  m: number,
  n: number,
  steps: { readonly m: number; readonly n: number },
  distance: number,
): number {
  if (distance === 0) return 1;
  // of column i, by j: that a path that is here has been outside
  const been = new Float64Array(n + 1).fill(1);
  let lowest = 0;
  for (let i = 0; i <= m; i++) {
    const low = Math.max(0, Math.ceil((i * steps.m - distance + 1) / steps.n));
    const high = Math.min(n, Math.floor((i * steps.m + distance - 1) / steps.n));
    for (; lowest < low; lowest++) been[lowest] = 1;
    for (let j = low; j <= high; j++) {
      const fromLeft = i * (been[j] ?? 1);
      const fromBelow = j === 0 ? 0 : j * (been[j - 1] ?? 1);
      been[j] = i + j === 0 ? 0 : (fromLeft + fromBelow) / (i + j);
    }
  }
  return Math.min(1, been[n] ?? 1);
}

function greatestCommonDivisor(a: number, b: number): number {
  let [large, small] = [a, b];
  while (small > 0) [large, small] = [small, large % small];
  return large;
}

/**
 * Pearson's chi-squared test that two samples of categories are of one distribution, neither of which is taken for the truth: scipy's
 * `chi2_contingency` without a correction for continuity. With two categories it is the z-test of two proportions.
 */
export function chiSquared(counts: readonly CategoryCounts[]): Tested {
  const reference = sum(counts.map(([count]) => count));
  const current = sum(counts.map(([, count]) => count));
  const all = reference + current;
  let value = 0;
  for (const [inReference, inCurrent] of counts) {
    const expected = ((inReference + inCurrent) * reference) / all;
    const expectedCurrent = inReference + inCurrent - expected;
    value += (inReference - expected) ** 2 / expected + (inCurrent - expectedCurrent) ** 2 / expectedCurrent;
  }
  return { value, pValue: counts.length < 2 ? 1 : gammaTail((counts.length - 1) / 2, value / 2) };
}

/**
 * The first Wasserstein distance of two samples, in standard deviations of the reference (of at least 0.001). NaN where the numbers
 * are too large to be added up.
 */
export function wasserstein(reference: readonly number[], current: readonly number[]): number {
  const a = Float64Array.from(reference).sort();
  const b = Float64Array.from(current).sort();
  let distance = 0;
  let before = Math.min(a[0] ?? 0, b[0] ?? 0);
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const value = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    distance += Math.abs(i / a.length - j / b.length) * (value - before);
    before = value;
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
  }
  const unit = Math.max(deviation(reference), 0.001);
  return Number.isFinite(unit) ? distance / unit : Number.NaN;
}

/** The Jensen-Shannon distance in nats: the square root of the divergence, as scipy's `jensenshannon`. */
export function jensenShannon(counts: readonly CategoryCounts[]): number {
  const reference = sum(counts.map(([count]) => count));
  const current = sum(counts.map(([, count]) => count));
  let divergence = 0;
  for (const [inReference, inCurrent] of counts) {
    const [p, q] = [inReference / reference, inCurrent / current];
    const middle = (p + q) / 2;
    if (p > 0) divergence += p * Math.log(p / middle);
    if (q > 0) divergence += q * Math.log(q / middle);
  }
  return Math.sqrt(Math.max(0, divergence / 2));
}

/** Of the population, as Evidently takes it. */
function deviation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
