import { describe, expect, it } from "vitest";
import { clean } from "../../../../src/cli/demo/clean.js";
import { readSurvey } from "../../../../src/cli/demo/source.js";
import { split } from "../../../../src/cli/demo/split.js";

const survey = readSurvey();
const { workers } = clean(survey.persons, survey.jobs);

describe("split", () => {
  it("puts each row on exactly one side, about seven in ten to train on", () => {
    const { train, test } = split(workers);
    const sides = [...train, ...test].map(({ person }) => person).sort();
    expect(sides).toEqual(workers.map(({ person }) => person));
    expect(train.length / workers.length).toBeCloseTo(0.7, 1);
  });

  it("labels by the median of the training rows alone", () => {
    const { train, test, median } = split(workers);
    expect(train.filter(({ wage }) => wage > median).length).toBeLessThanOrEqual(train.length / 2);
    expect(train.filter(({ wage }) => wage < median).length).toBeLessThanOrEqual(train.length / 2);
    expect([...train, ...test].every(({ wage, aboveMedian }) => aboveMedian === Number(wage > median))).toBe(
      true,
    );
  });

  it("leaves a row on its side when others go", () => {
    const half = split(workers.slice(0, 200)).test.map(({ person }) => person);
    expect(split(workers).test.map(({ person }) => person)).toEqual(expect.arrayContaining(half));
  });
});
