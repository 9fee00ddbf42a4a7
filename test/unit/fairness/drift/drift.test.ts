import { describe, expect, it, test } from "vitest";
import type { JsonValue } from "../../../../src/facts/json.js";
import { driftOf } from "../../../../src/fairness/drift/drift.js";
import { FeatureSample, MAX_CATEGORIES, RESERVOIR } from "../../../../src/fairness/drift/sample.js";
import { chiSquared, kolmogorovSmirnov } from "../../../../src/fairness/drift/tests.js";
import { seededRandom } from "../../../../src/fairness/random.js";

function sampleOf(values: Iterable<JsonValue>): FeatureSample {
  const sample = new FeatureSample(seededRandom(1));
  for (const value of values) sample.add(value);
  return sample;
}

const range = (length: number, make: (i: number) => JsonValue): JsonValue[] =>
  Array.from({ length }, (_, i) => make(i));
const measure = (before: JsonValue[], after: JsonValue[]) => driftOf("f", sampleOf(before), sampleOf(after));

describe("what fits a feature", () => {
  const numbers = (length: number) => range(length, (i) => i % 50);
  const categories = (length: number) => range(length, (i) => "abc"[i % 3] ?? "");

  test.each([
    ["up to 1,000 numbers", numbers(1_000), numbers(1_500), "Kolmogorov-Smirnov", 0.05],
    ["more numbers", numbers(1_001), numbers(1_500), "Wasserstein (normed)", 0.1],
    ["up to 1,000 categories", categories(1_000), categories(1_500), "chi-squared", 0.05],
    ["more categories", categories(1_001), categories(1_500), "Jensen-Shannon", 0.1],
    ["five different numbers", range(100, (i) => i % 5), range(100, (i) => i % 5), "chi-squared", 0.05],
    ["six different numbers", range(100, (i) => i % 6), range(100, (i) => i % 5), "Kolmogorov-Smirnov", 0.05],
    ["true and false", range(90, (i) => i % 2 === 0), range(90, (i) => i % 2 === 0), "chi-squared", 0.05],
    ["numbers and texts", [1, 2, "x"], [1, 2, "x"], "chi-squared", 0.05],
  ])("of %s is %s", (_, before, after, statistic, threshold) => {
    expect(measure(before, after)).toMatchObject({ statistic, threshold, drifted: false });
  });

  it("says drift where there is some, with each", () => {
    const shifted = (length: number) => range(length, (i) => (i % 50) + 20);
    const other = (length: number) => range(length, (i) => "bcd"[i % 3] ?? "");
    for (const length of [600, 1_200]) {
      expect(measure(numbers(length), shifted(length))).toMatchObject({ drifted: true });
      expect(measure(categories(length), other(length))).toMatchObject({ drifted: true });
    }
  });

  test.each([
    ["no value before", [null], [1], /no value in the reference/],
    ["no value after", [1], [null], /no value in the later buckets/],
    ["lists", [[1]], [[2]], /lists or objects/],
    ["long texts", ["x".repeat(201)], ["y"], /long texts/],
    ["texts of their own", range(1_001, (i) => `t${i}`), ["t1"], /over 1,000 categories/],
    ["numbers that add up to infinity", range(1_001, (i) => (i % 7) * 1e307), [1e308, 2], /too large/],
  ])("of %s is nothing, and says why", (_, before, after, reason) => {
    expect(measure(before, after)).toEqual({ feature: "f", reason: expect.stringMatching(reason) });
  });
});

describe("tests of nothing", () => {
  it("find nothing in what is the same", () => {
    expect(kolmogorovSmirnov([3, 3], [3])).toEqual({ value: 0, pValue: 1 });
    expect(chiSquared([[5, 9]])).toEqual({ value: 0, pValue: 1 });
  });

  it("find as often as they say what is not there", () => {
    const random = seededRandom(5);
    const draw = (length: number) => Array.from({ length }, () => random());
    let found = 0;
    for (let i = 0; i < 400; i++) if (kolmogorovSmirnov(draw(40), draw(55)).pValue < 0.05) found++;
    // 0.05 with five standard errors; the test is discrete, so that it is a little below
    expect(found / 400).toBeLessThan(0.05 + 5 * 0.011);
    expect(found).toBeGreaterThan(4);
  });
});

describe("a sample", () => {
  it("holds no more numbers than its size, each with the same chance", () => {
    const { reservoir, count } = sampleOf(range(40_000, (i) => i));
    expect(count).toBe(40_000);
    expect(reservoir).toHaveLength(RESERVOIR);
    const mean = reservoir.reduce((sum, one) => sum + one, 0) / RESERVOIR;
    // five standard errors of a uniform sample
    expect(Math.abs(mean - 20_000)).toBeLessThan((5 * 40_000) / Math.sqrt(12 * RESERVOIR));
  });

  it("holds no more categories than it may", () => {
    expect(sampleOf(range(MAX_CATEGORIES, (i) => i)).categories?.size).toBe(MAX_CATEGORIES);
    expect(sampleOf(range(MAX_CATEGORIES + 1, (i) => i)).categories).toBeNull();
  });
});
