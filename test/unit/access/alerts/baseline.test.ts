import { describe, expect, it } from "vitest";
import {
  type Baseline,
  emptyBaseline,
  expectedCount,
  type Learning,
  observeCount,
} from "../../../../src/access/alerts/baseline.js";
import { DAY, HOUR, START } from "./accesses.js";
import { Random } from "./random.js";

const LEARNING: Learning = {
  priorMean: 10,
  priorWindows: 1,
  priorDispersion: 1,
  priorDispersionWindows: 20,
  shrink: 12,
  hourMemory: 120,
  memory: 1_000,
};

/** The baseline after windows of five minutes at some hours of some days. */
function learned(
  days: readonly number[],
  hours: readonly number[],
  count: (hour: number, day: number) => number,
  from: Baseline = emptyBaseline,
): Baseline {
  let baseline = from;
  for (const day of days)
    for (const hour of hours)
      for (let i = 0; i < 12; i++)
        baseline = observeCount(
          baseline,
          LEARNING,
          START + day * DAY + hour * HOUR + (i * HOUR) / 12,
          count(hour, day),
        );
  return baseline;
}

const WORKDAYS = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11];
const at = (day: number, hour: number) => START + day * DAY + hour * HOUR;
const meanAt = (baseline: Baseline, day: number, hour: number) =>
  expectedCount(baseline, LEARNING, at(day, hour)).mean;

describe("a baseline", () => {
  it("expects what the prior says as long as nothing was seen", () => {
    const { mean, dispersion } = expectedCount(emptyBaseline, LEARNING, START);
    expect(mean).toBe(10);
    expect(dispersion).toBeGreaterThan(1);
  });

  it("learns each hour's own mean, on workdays and at weekends", () => {
    const busy = (hour: number, day: number) => (hour === 14 ? 100 : 10) * (day % 7 > 4 ? 0.2 : 1);
    const baseline = learned([...WORKDAYS, 5, 6, 12, 13], [2, 3, 4, 14, 20, 21, 22], busy);
    expect(meanAt(baseline, 14, 14)).toBeGreaterThan(85);
    expect(meanAt(baseline, 14, 3)).toBeLessThan(15);
    expect(meanAt(baseline, 19, 14)).toBeLessThan(35);
    expect(meanAt(baseline, 19, 3)).toBeLessThan(10);
  });

  it("expects at an hour what the hours beside it bring, since clocks are changed", () => {
    const baseline = learned(WORKDAYS, [6, 7, 8, 9, 10], (hour) => (hour < 8 ? 2 : 80));
    expect(meanAt(baseline, 14, 7)).toBeGreaterThan(0.85 * meanAt(baseline, 14, 8));
    expect(meanAt(baseline, 14, 6)).toBeLessThan(20);
    const nights = learned(WORKDAYS, [22, 23, 0, 1], (hour) => (hour === 0 ? 80 : 2));
    expect(meanAt(nights, 14, 23)).toBeGreaterThan(0.85 * meanAt(nights, 14, 0));
  });

  it("expects at an hour that it never saw what is usual at others", () => {
    const baseline = learned(WORKDAYS, [9, 10], () => 30);
    expect(meanAt(baseline, 14, 3)).toBeCloseTo(30, 0);
    expect(meanAt(baseline, 19, 9)).toBeCloseTo(30, 0);
  });

  it("forgets", () => {
    const before = learned(WORKDAYS, [9], () => 10);
    const after = learned(
      WORKDAYS,
      [9],
      () => 40,
      learned(WORKDAYS, [9], () => 40, before),
    );
    expect(meanAt(before, 14, 9)).toBeCloseTo(10, 0);
    expect(meanAt(after, 14, 9)).toBeGreaterThan(32);
  });

  it("learns how much more counts vary than Poisson ones", () => {
    const dispersionOf = (draw: (random: Random) => number) => {
      const random = new Random(1);
      const baseline = learned([...WORKDAYS, 14, 15, 16, 17, 18], [8, 9, 10, 11, 12, 13], () => draw(random));
      return expectedCount(baseline, LEARNING, at(21, 9)).dispersion;
    };
    expect(dispersionOf((random) => random.poisson(40))).toBeLessThan(0.12);
    // a Poisson count whose mean is exponential has dispersion 1
    const wild = dispersionOf((random) => random.poisson(random.exponential(40)));
    expect(wild).toBeGreaterThan(0.8);
    expect(wild).toBeLessThan(1.5);
  });

  it("does not take one outlier for the usual", () => {
    const baseline = learned(WORKDAYS, [8, 9, 10, 11], () => 10);
    const after = observeCount(baseline, LEARNING, at(14, 9), 1_000_000);
    const calm = expectedCount(baseline, LEARNING, at(14, 9)).dispersion;
    expect(expectedCount(after, LEARNING, at(14, 9)).dispersion - calm).toBeLessThan(0.1);
  });

  it("stays short as JSON", () => {
    const random = new Random(2);
    const baseline = learned(
      Array.from({ length: 21 }, (_, day) => day),
      Array.from({ length: 24 }, (_, hour) => hour),
      () => random.poisson(12_345),
    );
    expect(JSON.stringify(baseline).length).toBeLessThan(1_000);
  });
});
