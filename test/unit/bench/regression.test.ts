import { describe, expect, it } from "vitest";
import type { Figure } from "../../bench/figure.js";
import { readOptions } from "../../bench/options.js";
import {
  changes,
  checkComparable,
  isRegression,
  type Measured,
  parseMeasured,
} from "../../bench/regression.js";

const { sizes } = readOptions([]);
const STEADY = [1, 1, 1, 1];

const run = (figure: Partial<Figure> & Pick<Figure, "value">): Measured => ({
  sizes,
  conditions: [],
  figures: [{ id: "report", what: "a report", unit: "", better: "lower", pairs: STEADY, ...figure }],
});

const isWorse = (before: Measured, after: Measured) => changes(before, after).map(isRegression);

describe("a figure that became worse", () => {
  it("is a regression where it should be low and rose, or should be high and fell", () => {
    expect(isWorse(run({ value: 1 }), run({ value: 1.1 }))).toEqual([true]);
    expect(isWorse(run({ value: 1, better: "higher" }), run({ value: 0.9, better: "higher" }))).toEqual([
      true,
    ]);
  });

  it("is none where it became better", () => {
    expect(isWorse(run({ value: 1 }), run({ value: 0.5 }))).toEqual([false]);
    expect(isWorse(run({ value: 1, better: "higher" }), run({ value: 2, better: "higher" }))).toEqual([
      false,
    ]);
  });

  it("is none within 5 %, which two runs of one code differ by", () => {
    expect(isWorse(run({ value: 1 }), run({ value: 1.04 }))).toEqual([false]);
  });

  it("is none within what the pairs of both runs waver by", () => {
    const wavering = [0.9, 0.95, 1, 1.05, 1.1]; // a spread of 0.1
    const [before, near, far] = [1, 1.18, 1.22].map((value) => run({ value, pairs: wavering }));
    if (before === undefined || near === undefined || far === undefined) throw new Error("no runs");
    expect(isWorse(before, near)).toEqual([false]);
    expect(isWorse(before, far)).toEqual([true]);
  });

  it("is not looked for where one of the runs did not measure it", () => {
    expect(changes(run({ value: undefined }), run({ value: 1 }))).toEqual([]);
    expect(changes(run({ value: 1 }), run({ value: undefined }))).toEqual([]);
    expect(changes(run({ value: 1 }), { ...run({ value: 1 }), figures: [] })).toEqual([]);
  });
});

describe("the file of an earlier run", () => {
  it("is read as it was written", () => {
    const before = run({ value: 1 });
    expect(parseMeasured(JSON.stringify(before))).toEqual(before);
  });

  it("is refused where it is another file, or of a run of another size", () => {
    expect(() => parseMeasured("[]")).toThrow("no file of figures");
    expect(() => parseMeasured("{")).toThrow(TypeError);
    const quick = readOptions(["--quick"]).sizes;
    expect(() => checkComparable(run({ value: 1 }), quick)).toThrow(
      "1000000 predictions, and this one has 100000",
    );
    expect(() => checkComparable(run({ value: 1 }), sizes)).not.toThrow();
  });
});
