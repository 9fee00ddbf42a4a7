import { describe, expect, it } from "vitest";
import { logBeta } from "../../../../src/access/alerts/incompleteBeta.js";

describe("the logarithm of the regularized incomplete beta function", () => {
  // by mpmath with 40 digits: log(betainc(a, b, 0, x, regularized=True))
  it.each([
    [0.5, 3, 4, -0.421213465076304],
    [0.01, 900, 100, -3826.03633781805],
    [0.3, 701, 300, -344.006656967319],
    [0.9, 10, 2, -0.360457976018318],
    [0.999, 5, 0.5, -0.0809042539218989],
    [0.001, 2, 20_000, -4.28532558402056e-8],
  ])("at %d, of %d and %d", (x, a, b, value) => {
    expect(logBeta(x, a, b) / value).toBeCloseTo(1, 7);
  });

  it("begins at 0 and ends at 1", () => {
    expect(logBeta(0, 3, 4)).toBe(-Infinity);
    expect(logBeta(1, 3, 4)).toBe(0);
  });
});
