import { describe, expect, it } from "vitest";
import type { Turn } from "../../bench/comparison.js";
import { growthOf, ratioOf, summaryOf } from "../../bench/summary.js";

const turn = (count: number, seconds: number, milliseconds: readonly number[]): Turn => ({
  count,
  seconds,
  milliseconds,
  processor: undefined,
});

describe("what a side measured", () => {
  it("is the median of the turns' rates, and the quantiles of all calls", () => {
    const calls = Array.from({ length: 101 }, (_, i) => i);
    const summary = summaryOf([turn(100, 1, calls), turn(100, 2, []), turn(100, 4, [])]);
    expect(summary).toEqual({ aSecond: 50, p50: 50, p95: 95, p99: 99, processor: undefined });
  });

  it("has the processor time of each prediction", () => {
    const { processor } = summaryOf([
      { ...turn(1_000, 1, []), processor: { service: 0.1, neo4j: 0.05 } },
      { ...turn(1_000, 1, []), processor: { service: 0.3, neo4j: 0.15 } },
    ]);
    expect(processor?.service).toBeCloseTo(200);
    expect(processor?.neo4j).toBeCloseTo(100);
  });
});

describe("the ratio of two sides", () => {
  const ours = [turn(100, 1, [4]), turn(100, 2, [6])];
  const theirs = [turn(200, 1, [2]), turn(100, 1, [3])];

  it("is that of their medians, and of each two neighbouring turns", () => {
    expect(ratioOf({ ours, theirs }, "rate")).toEqual({ value: 75 / 150, pairs: [0.5, 0.5] });
    expect(ratioOf({ ours, theirs }, "latency")).toEqual({ value: 2, pairs: [2, 2] });
  });

  it("of the same side at two times is its growth", () => {
    expect(growthOf(theirs, ours)).toEqual({ value: 2, pairs: [2, 2] });
  });
});
