import { describe, expect, it } from "vitest";
import { median, quantile, spread } from "../../bench/stats.js";

describe("quantiles", () => {
  it("lie between the two nearest values", () => {
    expect(quantile([40, 10, 30, 20], 0.5)).toBe(25);
    expect(quantile([40, 10, 30, 20], 0)).toBe(10);
    expect(quantile([40, 10, 30, 20], 1)).toBe(40);
    expect(quantile([10, 20], 0.95)).toBeCloseTo(19.5);
  });

  it("of no values are not a number", () => {
    expect(median([])).toBeNaN();
  });
});

describe("the spread", () => {
  it("is the width of the middle half, as a share of the median", () => {
    expect(spread([8, 9, 10, 11, 12])).toBeCloseTo(0.2);
  });

  it("does not see one value that is far off", () => {
    expect(spread([9, 10, 10, 10, 100])).toBe(0);
  });

  it("is nothing where there are no two values", () => {
    expect(spread([])).toBe(0);
    expect(spread([3])).toBe(0);
  });
});
