import { describe, expect, it } from "vitest";
import { ratioPValue, type Tally } from "../../../../src/access/disparity/ratioTest.js";

const of = (selected: number, predictions: number): Tally => ({ selected, predictions });

describe("the p-value of a ratio of two selection rates", () => {
  // by mpmath with 30 digits, the largest over q of w(1 - log w), where w is the product of the two binomial tails
  it.each([
    [of(90, 300), of(350, 700), 0.00214365273739],
    [of(25, 200), of(400, 800), 5.71935032186e-15],
    [of(0, 3), of(3, 3), 0.137007215253],
    [of(0, 20), of(30, 30), 5.4893011873e-11],
    [of(5, 100), of(300, 1_000), 3.25833829846e-6],
  ])("of %o against %o", (group, reference, pValue) => {
    expect(ratioPValue(group, reference, 0.8) / pValue).toBeCloseTo(1, 6);
  });

  it("says nothing of rates that are not below the ratio, nor of groups where nobody was selected, or everybody", () => {
    expect(ratioPValue(of(40, 100), of(50, 100), 0.8)).toBe(1);
    expect(ratioPValue(of(0, 1_000), of(0, 1_000), 0.8)).toBe(1);
    expect(ratioPValue(of(1_000, 1_000), of(1_000, 1_000), 0.8)).toBe(1);
    expect(ratioPValue(of(0, 0), of(500, 1_000), 0.8)).toBeCloseTo(1, 6);
    expect(ratioPValue(of(5, 10), of(0, 0), 0.8)).toBe(1);
  });

  it("is a number, however clear the disparity is", () => {
    expect(ratioPValue(of(0, 1_000_000), of(1_000_000, 1_000_000), 0.8)).toBe(0);
  });

  it("stops at once where it is not below the level that was asked for", () => {
    const pValue = ratioPValue(of(90, 300), of(350, 700), 0.8);
    expect(ratioPValue(of(90, 300), of(350, 700), 0.8, 0.01)).toBe(pValue);
    expect(ratioPValue(of(90, 300), of(350, 700), 0.8, 0.001)).toBeGreaterThanOrEqual(0.001);
  });

  /** The probability of each count from 0 to n. */
  function binomial(n: number, p: number): number[] {
    const weights = [(1 - p) ** n];
    for (let k = 1; k <= n; k++) weights.push(((weights[k - 1] ?? 0) * (n - k + 1) * p) / (k * (1 - p)));
    return weights;
  }

  it.each([
    [8, 25],
    [20, 20],
    [40, 6],
    [30, 60],
  ])(
    "of groups of %d and %d is below a level with no more than that probability, at whatever true rate",
    (n, m) => {
      const pValues = Array.from({ length: n + 1 }, (_, k) =>
        Array.from({ length: m + 1 }, (_, j) => ratioPValue(of(k, n), of(j, m), 0.8)),
      );
      for (const level of [0.1, 0.01, 0.001, 0.0001])
        for (let q = 0.02; q < 1; q += 0.02) {
          const ofGroup = binomial(n, 0.8 * q);
          const ofReference = binomial(m, q);
          let probability = 0;
          for (let k = 0; k <= n; k++)
            for (let j = 0; j <= m; j++)
              if ((pValues[k]?.[j] ?? 0) < level) probability += (ofGroup[k] ?? 0) * (ofReference[j] ?? 0);
          expect(probability).toBeLessThanOrEqual(level);
        }
    },
  );
});
