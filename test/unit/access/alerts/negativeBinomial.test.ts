import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { upperQuantile, upperTail } from "../../../../src/access/alerts/negativeBinomial.js";

describe("the upper tail of a negative binomial distribution", () => {
  // by mpmath 1.3.0 with 40 digits: betainc(count, 1 / dispersion, 0, q, regularized=True)
  it.each([
    [5, 0.1, 2, 3.4114010142784e-5],
    [30, 10, 0.05, 5.87096339533997e-5],
    [150, 10, 1, 6.18154772040449e-7],
    [2, 0.001, 5, 2.97813126478283e-6],
    [30_000, 10_000, 0.1, 7.17520480057268e-6],
    [35_000, 10_000, 0.03, 2.6421541211297e-20],
    [12, 3, 0.01, 0.000101450904601635],
    [1_000, 30, 0.3, 2.99385260429697e-42],
  ])("from %d on, of a mean of %d with dispersion %d", (count, mean, dispersion, tail) => {
    expect(upperTail(count, { mean, dispersion }) / tail).toBeCloseTo(1, 8);
  });

  it("is what the probabilities sum up to", () => {
    // the geometric distribution is the one with dispersion 1
    const q = 4 / 5;
    expect(upperTail(20, { mean: 4, dispersion: 1 })).toBeCloseTo(q ** 20, 12);
  });
});

describe("the quantile", () => {
  it("is the least count with a tail below alpha, and none below the least one", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 5_000, noNaN: true }),
        fc.double({ min: 0.02, max: 8, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e-2, noNaN: true }),
        (mean, dispersion, alpha) => {
          const least = Math.floor(3 * mean) + 1;
          const count = upperQuantile({ mean, dispersion }, alpha, least);
          const isLeast = count === least || upperTail(count - 1, { mean, dispersion }) >= alpha;
          return count >= least && upperTail(count, { mean, dispersion }) < alpha && isLeast;
        },
      ),
    );
  });
});
