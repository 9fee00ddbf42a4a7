import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountState, countOn, type Finding } from "../../../../src/access/disparity/counting.js";
import type { Observation } from "../../../../src/access/disparity/window.js";

const COMPARISON = { ratio: 0.8, window: 100 };
const timeAt = (hour: number): string => new Date(Date.UTC(2026, 10, 21) + hour * 3_600_000).toISOString();

/** So many predictions, every second one of a woman; of ten men nine are selected, and of ten women so many. */
const predictions = (count: number, women: number, hour = 0): Observation[] =>
  Array.from({ length: count }, (_, i) => ({
    group: i % 2 === 0 ? "man" : "woman",
    isSelected: Math.floor(i / 2) % 10 < (i % 2 === 0 ? 9 : women),
    at: timeAt(hour),
  }));

const found = (findings: readonly Finding[]) =>
  findings.map(({ group, window, at }) => [group.group, window, at]);

describe("counting on", () => {
  it("finds a large disparity at the end of a short window", () => {
    const { findings, state } = countOn(COMPARISON, null, predictions(100, 1));
    expect(found(findings)).toEqual([["woman", 100, timeAt(0)]]);
    expect(findings[0]?.alpha).toBe(0.001 / 10 / 2);
    expect(state.short).toEqual({ groups: [], others: 0 });
    expect(state.long.groups).toEqual([
      ["man", 50, 45],
      ["woman", 50, 5],
    ]);
  });

  it("says nothing before a window ends", () => {
    expect(countOn(COMPARISON, null, predictions(99, 0)).findings).toEqual([]);
  });

  it("finds a smaller one at the end of the long window only", () => {
    const { findings, state } = countOn(COMPARISON, null, predictions(1_000, 5));
    expect(found(findings)).toEqual([["woman", 1_000, timeAt(0)]]);
    expect(findings[0]?.alpha).toBe(0.001 / 2);
    expect(state.long).toEqual({ groups: [], others: 0 });
  });

  it("finds nothing where there is none", () => {
    expect(countOn(COMPARISON, null, predictions(10_000, 9)).findings).toEqual([]);
    expect(countOn(COMPARISON, null, predictions(10_000, 8)).findings).toEqual([]);
  });

  it("forgets what came before a window: what begins late is found as soon", () => {
    const late = [...predictions(5_000, 9), ...predictions(100, 1, 1)];
    expect(found(countOn(COMPARISON, null, late).findings)).toEqual([["woman", 100, timeAt(1)]]);
  });

  it("tells of a group once a day, and of another group all the same", () => {
    const children = predictions(100, 1, 2).map((one) =>
      one.group === "woman" ? { ...one, group: "child" } : one,
    );
    const days = [
      ...predictions(300, 1),
      ...children,
      ...predictions(100, 1, 23),
      ...predictions(100, 1, 24),
      ...predictions(100, 1, 25),
    ];
    expect(found(countOn(COMPARISON, null, days).findings)).toEqual([
      ["woman", 100, timeAt(0)],
      ["child", 100, timeAt(2)],
      ["woman", 100, timeAt(24)],
    ]);
  });

  it("finds the same however the predictions are cut into calls", () => {
    const all = [...predictions(350, 2), ...predictions(450, 8, 7), ...predictions(600, 1, 30)];
    const whole = countOn(COMPARISON, null, all);
    expect(whole.findings.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: all.length }), { maxLength: 20 }), (places) => {
        const cuts = [0, ...places.toSorted((a, b) => a - b), all.length];
        let state: CountState | null = null;
        const findings: Finding[] = [];
        for (let i = 1; i < cuts.length; i++) {
          const next = countOn(COMPARISON, state, all.slice(cuts[i - 1], cuts[i]));
          state = JSON.parse(JSON.stringify(next.state));
          findings.push(...next.findings);
        }
        expect({ state, findings }).toEqual(whole);
      }),
    );
  });
});
