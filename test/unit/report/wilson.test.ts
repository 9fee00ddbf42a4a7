import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "../../../src/report/wilson.js";

describe("Wilson's interval", () => {
  // as statsmodels.stats.proportion.proportion_confint(count, nobs, method="wilson") has them
  it.each([
    [9, 10, 0.5958499732047614, 0.982123786904927],
    [0, 3, 0, 0.5614970317550455],
    [3, 3, 0.43850296824495444, 1],
    [18000, 20000, 0.895765163751628, 0.9040812074034883],
  ])("of %d in %d is as statsmodels has it", (hits, rows, low, high) => {
    const interval = wilson(hits / rows, rows);
    expect(interval.low).toBeCloseTo(low, 12);
    expect(interval.high).toBeCloseTo(high, 12);
  });

  it("holds the rate, lies within 0 and 1, and narrows with more rows", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 1e9 }),
        (rate, rows) => {
          const { low, high } = wilson(rate, rows);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low - 1e-12).toBeLessThanOrEqual(rate);
          expect(high + 1e-12).toBeGreaterThanOrEqual(rate);
          const more = wilson(rate, rows * 10);
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
    );
  });
});
