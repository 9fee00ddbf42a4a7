import { describe, expect, it } from "vitest";
import { clean } from "../../../../src/cli/demo/clean.js";
import { INPUTS, inputsOf, scaleOf } from "../../../../src/cli/demo/features.js";
import { load, train } from "../../../../src/cli/demo/model.js";
import { readSurvey } from "../../../../src/cli/demo/source.js";
import { split } from "../../../../src/cli/demo/split.js";

const survey = readSurvey();
const rows = split(clean(survey.persons, survey.jobs).workers);
const artifact = train(rows.train);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const at = (values: readonly number[], place: number) => values[place] ?? Number.NaN;

describe("model", () => {
  it("converges: at its weights the likelihood has no slope", () => {
    const inputs = inputsOf(rows.train, scaleOf(rows.train));
    const errors = load(artifact)(rows.train).map(
      ({ probability }, index) => (rows.train[index]?.aboveMedian ?? Number.NaN) - probability,
    );
    const slope = INPUTS.map((_, place) => sum(inputs.map((row, i) => at(row, place) * at(errors, i))));
    expect(Math.hypot(...slope)).toBeLessThan(1e-9);
  });

  it("is the same artifact for the same rows", () => {
    expect(train(rows.train)).toBe(artifact);
  });

  it("standardises its inputs over the training rows", () => {
    const inputs = inputsOf(rows.train, scaleOf(rows.train));
    for (const place of INPUTS.keys()) {
      const column = inputs.map((row) => at(row, place));
      const isConstant = place === 0;
      expect(sum(column) / column.length).toBeCloseTo(isConstant ? 1 : 0, 9);
      expect(sum(column.map((value) => value ** 2)) / column.length).toBeCloseTo(1, 9);
    }
  });

  it("has no protected attribute among its inputs", () => {
    expect(INPUTS.filter((input) => /^(person|gender|race|age|married|union)\b/.test(input))).toEqual([]);
  });

  it("answers one row as it answers that row among others", () => {
    const answer = load(artifact);
    expect(answer(rows.test.slice(3, 4))).toEqual(answer(rows.test).slice(3, 4));
  });
});
