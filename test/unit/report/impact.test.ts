import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DataRange, effectsOf, hasData } from "../../../src/report/impact.js";
import { factsWith, type Sent, store } from "../../support/trails.js";

const LOANS = { kind: "SourceTable", key: "warehouse/loans" } as const;
const NOW = Number.POSITIVE_INFINITY;

const day = (n: number | null) => (n === null ? null : new Date(Date.UTC(2026, 0, n)).toISOString());

const reading = (key: string, from: number | null, to: number | null): Sent => ({
  kind: "Transformation",
  input: {
    key,
    job: "clean",
    reads: [{ sourceTable: LOANS.key, dateFrom: day(from), dateTo: day(to) }],
  },
});

const table: Sent = { kind: "SourceTable", input: { key: LOANS.key } };

const keysOf = (facts: readonly Sent[], data: DataRange | null, size = NOW) =>
  effectsOf(store(facts), LOANS, data, size).facts.map(({ key }) => key);

describe("effectsOf", () => {
  const whole = factsWith();

  it("has all that came from a fact, in the order of the log, without predictions and the fact itself", () => {
    const { facts, redirected, undated } = effectsOf(store(whole), LOANS, null, NOW);
    expect(facts.map(({ kind }) => kind)).toEqual([
      "Transformation",
      "DatasetVersion",
      "DatasetVersion",
      "TrainingRun",
      "ModelVersion",
      "Approval",
      "StageTransition",
      "Deployment",
    ]);
    expect({ redirected, undated }).toEqual({ redirected: [], undated: 0 });
  });

  it("has no more than was recorded then", () => {
    expect(keysOf(whole, null, 3)).toEqual(["etl-1", "loans@1"]);
    expect(keysOf(whole, null, 1)).toEqual([]);
  });

  it.each([
    ["ends where the data begins", 1, 10, false],
    ["ends after it", 1, 11, true],
    ["begins before its end", 19, 30, true],
    ["begins where it ends", 20, 30, false],
    ["lies within it", 12, 13, true],
    ["holds it", 1, 30, true],
    ["has no end", 1, null, true],
    ["has no end, and begins too late", 20, null, false],
    ["has no beginning", null, 11, true],
    ["has no beginning, and ends too early", null, 10, false],
    ["is not stated", null, null, true],
  ])("of a range that %s: day %s to %s is %s", (_, from, to, isIn) => {
    const data = { from: day(10), to: day(20) };
    expect(keysOf([table, reading("run", from, to)], data)).toEqual(isIn ? ["run"] : []);
  });

  it("counts the references that state no range, whatever else they say, where data is asked for", () => {
    const facts = [table, reading("a", null, null), reading("b", null, 2), reading("c", null, null)];
    const undated = (data: DataRange | null) => effectsOf(store(facts), LOANS, data, NOW).undated;
    expect(undated({ from: day(10), to: null })).toBe(2);
    expect(undated(null)).toBe(0);
  });

  it("looks at the range of references to the fact alone, not at those further on", () => {
    const facts = [
      table,
      reading("first", 1, 5),
      { kind: "DatasetVersion", input: { key: "d@1", writtenBy: "first" } },
      {
        kind: "Transformation",
        input: {
          key: "second",
          job: "mix",
          reads: [{ datasetVersion: "d@1", dateFrom: day(20), dateTo: day(21) }],
        },
      },
    ] satisfies Sent[];
    expect(keysOf(facts, { from: day(1), to: day(2) })).toEqual(["first", "d@1", "second"]);
  });

  it("has of a range of data what it has of its two parts together", () => {
    const bound = fc.option(fc.integer({ min: 1, max: 28 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(bound, bound), { maxLength: 6 }),
        fc.tuple(
          fc.integer({ min: 1, max: 28 }),
          fc.integer({ min: 1, max: 28 }),
          fc.integer({ min: 1, max: 28 }),
        ),
        (ranges, days) => {
          const facts = [
            table,
            ...ranges
              .filter(([from, to]) => from === null || to === null || from < to)
              .map(([from, to], i) => reading(`run-${i}`, from, to)),
          ];
          const [from = 1, middle = 1, to = 1] = days.toSorted((a, b) => a - b);
          if (from === middle || middle === to) return;
          const of = (a: number, b: number) => keysOf(facts, { from: day(a), to: day(b) });
          expect(new Set(of(from, to))).toEqual(new Set([...of(from, middle), ...of(middle, to)]));
        },
      ),
    );
  });
});

describe("hasData", () => {
  it("is true of what is read by ranges", () => {
    expect(hasData("SourceTable")).toBe(true);
    expect(hasData("DatasetVersion")).toBe(true);
    expect(hasData("ModelVersion")).toBe(false);
  });
});
