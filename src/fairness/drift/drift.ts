import { type FeatureSample, RESERVOIR } from "./sample.js";
import { type CategoryCounts, chiSquared, jensenShannon, kolmogorovSmirnov, wasserstein } from "./tests.js";

/** How far a feature's values are from those of the reference. */
export interface Drift {
  readonly feature: string;
  readonly statistic: string;
  readonly value: number;
  /** Null for a distance. */
  readonly pValue: number | null;
  /** A p-value below it, or a distance of it or more, is taken for drift. */
  readonly threshold: number;
  readonly drifted: boolean;
}

/** What is said of a feature that is not measured. */
export interface NotMeasured {
  readonly feature: string;
  readonly reason: string;
}

/** Evidently's limits (0.7, `calculations/stattests`): rows of the reference for a test, and different values of categories. */
const MAX_TESTED = 1_000;
const MAX_CATEGORIES_OF_NUMBERS = 5;
const LEVEL = 0.05;
const DISTANCE = 0.1;

/**
 * Measures a feature by what fits it, as Evidently chooses: with up to 1,000 values in the reference a test, Kolmogorov-Smirnov
 * for numbers and chi-squared for categories, and else a distance, Wasserstein's for numbers and Jensen-Shannon's for
 * categories. Numbers of which there are five different ones at most are categories.
 */
export function driftOf(
  feature: string,
  reference: FeatureSample,
  current: FeatureSample,
): Drift | NotMeasured {
  const side = reference.count === 0 ? "the reference" : current.count === 0 ? "the later buckets" : null;
  if (side !== null) return { feature, reason: `no value in ${side}` };
  const isTested = reference.count <= MAX_TESTED;
  const counts = categoriesOf(reference, current);
  const areNumbers = reference.numbers === reference.count && current.numbers === current.count;
  if (areNumbers && (counts === null || counts.length > MAX_CATEGORIES_OF_NUMBERS)) {
    const [before, after] = [reference.reservoir, current.reservoir];
    const measured = isTested
      ? test(feature, "Kolmogorov-Smirnov", kolmogorovSmirnov(before, after))
      : distance(feature, "Wasserstein (normed)", wasserstein(before, after));
    return Number.isFinite(measured.value)
      ? measured
      : { feature, reason: "its numbers are too large to be added up" };
  }
  if (counts === null)
    return { feature, reason: "its values are lists or objects, long texts, or of over 1,000 categories" };
  return isTested
    ? test(feature, "chi-squared", chiSquared(counts))
    : distance(feature, "Jensen-Shannon", jensenShannon(counts));
}

const test = (feature: string, statistic: string, tested: { value: number; pValue: number }): Drift => ({
  feature,
  statistic,
  ...tested,
  threshold: LEVEL,
  drifted: tested.pValue < LEVEL,
});

const distance = (feature: string, statistic: string, value: number): Drift => ({
  feature,
  statistic,
  value,
  pValue: null,
  threshold: DISTANCE,
  drifted: value >= DISTANCE,
});

function categoriesOf(reference: FeatureSample, current: FeatureSample): readonly CategoryCounts[] | null {
  const [before, after] = [reference.categories, current.categories];
  if (before === null || after === null) return null;
  return [...new Set([...before.keys(), ...after.keys()])].map((category) => [
    before.get(category) ?? 0,
    after.get(category) ?? 0,
  ]);
}

/** Whether of a feature's numbers a sample was measured, and not all. */
export const isSampled = (sample: FeatureSample): boolean => sample.numbers > RESERVOIR;
