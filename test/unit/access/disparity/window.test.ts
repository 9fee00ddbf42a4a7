import { describe, expect, it } from "vitest";
import { MAX_GROUPS, Window } from "../../../../src/access/disparity/window.js";

const AT = "2026-11-21T14:02:11.000Z";

function windowOf(
  counts: Readonly<Record<string, readonly [selected: number, predictions: number]>>,
): Window {
  const window = new Window();
  for (const [group, [selected, predictions]] of Object.entries(counts))
    for (let i = 0; i < predictions; i++) window.count({ group, isSelected: i < selected, at: AT });
  return window;
}

describe("a window", () => {
  it("finds each group whose rate is below that of another one, and says against which that is clearest", () => {
    const window = windowOf({ a: [300, 500], b: [100, 500], c: [30, 50], d: [20, 200] });
    const { groups, others, disparities } = window.compare(0.8, 0.001);
    expect(groups.map(({ group }) => group)).toEqual(["a", "b", "d", "c"]);
    expect(others).toBe(0);
    expect(disparities).toMatchObject([
      {
        group: { group: "b", selected: 100, predictions: 500 },
        reference: { group: "a" },
        alpha: 0.001 / 12,
      },
      { group: { group: "d", selected: 20, predictions: 200 }, reference: { group: "a" }, alpha: 0.001 / 12 },
    ]);
    for (const { pValue, alpha } of disparities) expect(pValue).toBeLessThan(alpha);
  });

  it("doesn't compare a group of a handful, and says how many predictions it left out", () => {
    const window = windowOf({ a: [500, 500], b: [0, 19] });
    expect(window.compare(0.8, 0.001)).toEqual({
      groups: [{ group: "a", predictions: 500, selected: 500 }],
      others: 19,
      disparities: [],
    });
    expect(windowOf({ a: [500, 500], b: [0, 20] }).compare(0.8, 0.001).disparities).toHaveLength(1);
  });

  it("finds nothing where all are of one class, or nobody was counted", () => {
    expect(windowOf({ a: [0, 500], b: [0, 500] }).compare(0.8, 0.001).disparities).toEqual([]);
    expect(windowOf({ a: [500, 500], b: [500, 500] }).compare(0.8, 0.001).disparities).toEqual([]);
    expect(new Window().compare(0.8, 0.001)).toEqual({ groups: [], others: 0, disparities: [] });
  });

  it("finds nothing where a rate is below the other, and not below the ratio", () => {
    const counts = { a: [50_000, 100_000], b: [41_000, 100_000] } as const;
    expect(windowOf(counts).compare(0.8, 0.001).disparities).toEqual([]);
    expect(windowOf(counts).compare(0.9, 0.001).disparities).toHaveLength(1);
  });

  it("tells so many groups apart, and counts the rest together", () => {
    const window = new Window();
    for (let i = 0; i < 10 * MAX_GROUPS; i++)
      window.count({ group: `postcode ${i}`, isSelected: true, at: AT });
    expect(window.state().groups).toHaveLength(MAX_GROUPS);
    expect(window.state().others).toBe(9 * MAX_GROUPS);
    expect(window.predictions).toBe(10 * MAX_GROUPS);
  });

  it("goes on from what was stored of it, whatever groups are called", () => {
    const counts = { ["__proto__"]: [30, 40], constructor: [0, 25] } as const;
    const window = windowOf(counts);
    const again = new Window(JSON.parse(JSON.stringify(window.state())));
    expect(again.predictions).toBe(65);
    expect(again.compare(0.8, 0.001)).toEqual(window.compare(0.8, 0.001));
    expect(again.compare(0.8, 0.001).disparities).toMatchObject([{ group: { group: "constructor" } }]);
  });
});
