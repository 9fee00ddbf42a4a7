import { describe, expect, it } from "vitest";
import { bootstrap, type DisparityIntervals } from "../../../src/fairness/bootstrap.js";
import { binomial, resample, seededRandom } from "../../../src/fairness/random.js";

function run(cells: Float64Array, seed: number): { parts: number; intervals: DisparityIntervals } {
  const work = bootstrap(cells, seededRandom(seed));
  for (let parts = 0; ; parts++) {
    const { done, value } = work.next();
    if (done === true) return { parts, intervals: value };
  }
}

describe("numbers of successes", () => {
  it.each([
    [10, 0.3],
    [1_000, 0.02],
    [5_000, 0.9],
    [1_000_000, 0.5],
  ])("of %i trials at %f have the mean and the variance of theirs", (trials, probability) => {
    const random = seededRandom(7);
    const drawn = Array.from({ length: 4_000 }, () => binomial(trials, probability, random));
    const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
    const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length;
    const expected = trials * probability * (1 - probability);
    // five standard errors
    expect(Math.abs(mean - trials * probability)).toBeLessThan(5 * Math.sqrt(expected / drawn.length));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(5 * Math.sqrt(2.5 / drawn.length));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(trials);
  });

  it("are sure at the ends", () => {
    const random = seededRandom(1);
    expect([binomial(9, 0, random), binomial(9, 1, random), binomial(0, 0.5, random)]).toEqual([0, 9, 0]);
  });
});

describe("drawn counts", () => {
  it("are as many as there were, and none where none was", () => {
    const random = seededRandom(3);
    const counts = Float64Array.from([0, 5, 0, 90, 5, 0]);
    const drawn = new Float64Array(6);
    for (let i = 0; i < 200; i++) {
      resample(counts, drawn, random);
      expect(drawn.reduce((sum, one) => sum + one)).toBe(100);
      expect([drawn[0], drawn[2], drawn[5]]).toEqual([0, 0, 0]);
    }
  });
});

describe("the bootstrap", () => {
  const cells = Float64Array.from([0, 0, 300, 100, 150, 250, 0, 0, 320, 80, 220, 180]);

  it("says the same for one seed, in parts", () => {
    const first = run(cells, 1);
    expect(run(cells, 1)).toEqual(first);
    expect(run(cells, 2).intervals).not.toEqual(first.intervals);
    expect(first.parts).toBe(20);
  });

  it("has intervals about as wide as the normal approximation's", () => {
    const { demographicParityDifference: found } = run(cells, 1).intervals;
    const [p, q] = [350 / 800, 260 / 800];
    const half = 1.96 * Math.sqrt((p * (1 - p) + q * (1 - q)) / 800);
    expect(found.value).toBeCloseTo(p - q, 12);
    expect(Math.abs((found.low ?? 0) - (p - q - half))).toBeLessThan(half / 5);
    expect(Math.abs((found.high ?? 0) - (p - q + half))).toBeLessThan(half / 5);
  });

  it("covers the truth about as often as it says", () => {
    const random = seededRandom(11);
    const truth = Float64Array.from([700, 300, 0, 0, 0, 0, 550, 450, 0, 0, 0, 0]);
    const drawn = new Float64Array(truth.length);
    let covered = 0;
    const trials = 60;
    for (let i = 0; i < trials; i++) {
      resample(truth, drawn, random);
      const { low, high } = run(drawn, i).intervals.demographicParityDifference;
      if ((low ?? 1) <= 0.15 && 0.15 <= (high ?? 0)) covered++;
    }
    expect(covered / trials).toBeGreaterThan(0.85);
  });

  it("has a value and no interval where most replicates lack it", () => {
    // of the two groups one has one prediction among ten thousand with an outcome that is positive, and is seldom drawn twice
    const few = Float64Array.from([9_000, 900, 50, 40, 5, 4, 0, 1, 0, 0, 0, 0]);
    const { intervals } = run(few, 1);
    expect(intervals.equalOpportunityDifference).toEqual({ value: null, low: null, high: null });
    const { value, low } = intervals.demographicParityDifference;
    expect(value).not.toBeNull();
    expect(low).not.toBeNaN();
  });
});
