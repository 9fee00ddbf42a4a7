import { afterEach, describe, expect, it, vi } from "vitest";
import { emptyBaseline, observeCount } from "../../../../src/access/alerts/baseline.js";
import {
  type CountWindow,
  countIn,
  figures,
  type Scale,
  type Windows,
} from "../../../../src/access/alerts/windows.js";
import { HOUR, MINUTE, START, WEEK } from "./accesses.js";

const quantiles = vi.hoisted(() => ({ count: 0 }));
vi.mock("../../../../src/access/alerts/negativeBinomial.js", async (original) => {
  const actual = await original<typeof import("../../../../src/access/alerts/negativeBinomial.js")>();
  const upperQuantile: typeof actual.upperQuantile = (...given) => {
    quantiles.count++;
    return actual.upperQuantile(...given);
  };
  return { ...actual, upperQuantile };
});

const SCALE: Scale = {
  minutes: 5,
  least: 20,
  ratio: 3,
  weeklyRisk: 0.001,
  leastWeeklyWindows: 20,
  history: { weeks: 1, windows: 10 },
  learning: {
    priorMean: 10,
    priorWindows: 1,
    priorDispersion: 1,
    priorDispersionWindows: 20,
    shrink: 12,
    hourMemory: 120,
    memory: 1_000,
  },
};

interface Counted {
  windows: Windows<null> | null;
  unusual: CountWindow<null> | undefined;
}
function count(before: Counted, at: number, amount = 1): Counted {
  return countIn(SCALE, before.windows, at, null, (tally) => ({ count: tally.count + amount, memory: null }));
}
const NONE: Counted = { windows: null, unusual: undefined };

/** Ten requests each five minutes for so long, from the start on. */
function steady(duration: number): Counted {
  let counted = NONE;
  for (let at = START; at < START + duration; at += MINUTE / 2) counted = count(counted, at);
  return counted;
}
const baselineOf = ({ windows }: Counted) => {
  if (windows === null) throw new Error("nothing was counted");
  return windows.baseline;
};

describe("counting in windows", () => {
  afterEach(() => {
    quantiles.count = 0;
  });

  it("finds the count unusual that reaches the threshold, and tells by which figures", () => {
    let counted = steady(WEEK);
    const found: number[] = [];
    for (let i = 0; i < 60; i++) {
      counted = count(counted, START + WEEK + i * 1_000);
      if (counted.unusual !== undefined) found.push(counted.unusual.count);
    }
    const { windows, unusual } = counted;
    if (windows === null || unusual === undefined) throw new Error("nothing is unusual");
    expect(found[0]).toBe(unusual.threshold);
    expect(figures(SCALE, windows, unusual)).toMatchObject({
      window: { start: new Date(START + WEEK).toISOString(), minutes: 5 },
      count: 60,
      threshold: found[0],
      windows: 2_014,
    });
    expect(figures(SCALE, windows, unusual).expectedMean).toBeCloseTo(10, 1);
    expect(figures(SCALE, windows, unusual).alpha).toBeCloseTo(0.001 / 2_013, 9);
  });

  it("finds nothing in the first week", () => {
    let counted = steady(WEEK - HOUR);
    counted = count(counted, START + WEEK - HOUR + MINUTE, 10_000);
    expect(counted.unusual).toBeUndefined();
  });

  it("counts what comes late in its own window, and does not test it", () => {
    const before = steady(WEEK);
    const now = START + WEEK + 2 * MINUTE;
    const late = count(count(before, now), START + WEEK - MINUTE, 1_000);
    expect(late.unusual).toBeUndefined();
    expect(late.windows?.open.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual([1, 10, 1_010]);
    // and what was late does not end the present
    expect(count(late, now + 1, 1_000).unusual?.count).toBe(1_001);
  });

  it("learns from a day that is reported after the day that followed it", () => {
    const before = steady(WEEK);
    let late = count(before, START + WEEK + 24 * HOUR);
    for (let at = START + WEEK; at < START + WEEK + HOUR; at += MINUTE / 2) late = count(late, at);
    expect(baselineOf(late).windows - baselineOf(before).windows).toBeGreaterThanOrEqual(11);
    expect(baselineOf(late).sum / baselineOf(late).weight).toBeCloseTo(10, 0);
  });

  it("learns of an unusual window as much as would have been the threshold", () => {
    let counted = steady(WEEK);
    const { weight } = baselineOf(counted);
    const sum = baselineOf(counted).sum;
    counted = count(counted, START + WEEK, 100_000);
    const threshold = counted.unusual?.threshold ?? 0;
    for (let i = 1; i < 4; i++) counted = count(counted, START + WEEK + i * 5 * MINUTE, 10);
    const most = sum + 2 * 10 + threshold;
    expect(baselineOf(counted).sum).toBeLessThan(most);
    expect(baselineOf(counted).sum).toBeGreaterThan(0.98 * most);
    expect(baselineOf(counted).weight).toBeGreaterThan(weight);
  });

  it("computes no threshold for what is far from one, and each but once", () => {
    let counted = steady(WEEK + 24 * HOUR);
    expect(quantiles.count).toBe(0);
    for (let i = 0; i < 20_000; i++) counted = count(counted, START + WEEK + 24 * HOUR + i * 10);
    expect(counted.unusual?.count).toBe(20_000);
    expect(quantiles.count).toBe(1);
  });

  it("has a baseline like that of its windows seen one by one", () => {
    let baseline = emptyBaseline;
    for (let at = START; at < START + WEEK - 15 * MINUTE; at += 5 * MINUTE)
      baseline = observeCount(baseline, SCALE.learning, at, 10);
    expect(baselineOf(steady(WEEK))).toEqual(baseline);
  });
});
