import { describe, expect, it, test } from "vitest";
import { CELLS, cellOf, disparitiesOf, sharesOf, UNDEFINED, wilson } from "../../../src/fairness/rates.js";

/** Counts of a group: by selected or not, without an outcome, of a negative and of a positive one. */
const cells = (...groups: number[][]) => Float64Array.from(groups.flat());

describe("Wilson's interval", () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i of %i is from %f to %f", (part, of, low, high) => {
    const interval = wilson({ part, of });
    expect(interval.value).toBe(part / of);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("ends at what can be, and is none of nothing", () => {
    expect(wilson({ part: 0, of: 3 }).low).toBe(0);
    expect(wilson({ part: 3, of: 3 }).high).toBe(1);
    expect(wilson({ part: 0, of: 0 })).toEqual(UNDEFINED);
  });
});

describe("the cells of a group", () => {
  it("are read as shares", () => {
    const counted = new Float64Array(CELLS);
    const add = (isSelected: boolean, actual: boolean | null, times: number) => {
      counted[cellOf(isSelected, actual)] = times;
    };
    add(false, null, 1);
    add(true, null, 2);
    add(false, false, 4);
    add(true, false, 8);
    add(false, true, 16);
    add(true, true, 32);
    expect(sharesOf(counted)).toEqual({
      selected: { part: 42, of: 63 },
      truePositives: { part: 32, of: 48 },
      falsePositives: { part: 8, of: 12 },
    });
  });
});

describe("disparities", () => {
  it("compare the groups that are furthest apart", () => {
    const found = disparitiesOf(cells([0, 0, 6, 2, 2, 6], [0, 0, 9, 1, 5, 5], [0, 0, 5, 5, 1, 9]));
    expect(found.demographicParityDifference).toBeCloseTo(0.7 - 0.3, 12);
    expect(found.demographicParityRatio).toBeCloseTo(0.3 / 0.7, 12);
    expect(found.equalOpportunityDifference).toBeCloseTo(0.4, 12);
    expect(found.equalizedOddsDifference).toBeCloseTo(0.4, 12);
  });

  it("are not known of one group, or without outcomes", () => {
    const none = {
      demographicParityDifference: null,
      demographicParityRatio: null,
      equalOpportunityDifference: null,
      equalizedOddsDifference: null,
    };
    expect(disparitiesOf(cells())).toEqual(none);
    expect(disparitiesOf(cells([1, 1, 1, 1, 1, 1]))).toEqual(none);
    expect(disparitiesOf(cells([3, 1, 0, 0, 0, 0], [2, 2, 0, 0, 0, 0]))).toEqual({
      ...none,
      demographicParityDifference: 0.25,
      demographicParityRatio: 0.5,
    });
  });

  it("have no ratio where nobody was selected, and leave out a group that lacks a rate", () => {
    expect(disparitiesOf(cells([3, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0]))).toMatchObject({
      demographicParityDifference: 0,
      demographicParityRatio: null,
    });
    // the third has no positive outcome: its true positive rate of nothing is no 0
    expect(disparitiesOf(cells([0, 0, 2, 2, 2, 2], [0, 0, 2, 2, 1, 3], [0, 0, 1, 3, 0, 0]))).toMatchObject({
      equalOpportunityDifference: 0.25,
      equalizedOddsDifference: 0.25,
    });
  });
});
