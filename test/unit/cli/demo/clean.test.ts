import { describe, expect, it } from "vitest";
import { clean } from "../../../../src/cli/demo/clean.js";
import { readSurvey } from "../../../../src/cli/demo/source.js";

const survey = readSurvey();

describe("clean", () => {
  it("accounts for every row: joined rows are those kept and those excluded", () => {
    const { workers, exclusions, joined } = clean(survey.persons, survey.jobs);
    expect(joined).toBe(534);
    expect(workers.length + exclusions.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(joined);
  });

  it("gives each exclusion a reason, and finds rows for several", () => {
    const { exclusions } = clean(survey.persons, survey.jobs);
    expect(exclusions.every(({ reason }) => reason.length > 0)).toBe(true);
    expect(Object.fromEntries(exclusions.map(({ rule, rowCount }) => [rule, rowCount]))).toEqual({
      "age < 18": 0,
      "age - education - 6 < 0": 1,
      "experience = 0": 10,
      "wage < 3.35": 5,
      "wage > 40": 1,
    });
  });

  it("keeps no row that a rule excludes", () => {
    const { workers } = clean(survey.persons, survey.jobs);
    expect(
      workers.every(({ age, experience, wage }) => age >= 18 && experience > 0 && wage >= 3.35 && wage <= 40),
    ).toBe(true);
  });

  it("gives the same rows whatever the order of the tables", () => {
    expect(clean(survey.persons.toReversed(), survey.jobs.toReversed())).toEqual(
      clean(survey.persons, survey.jobs),
    );
  });

  it("joins only persons that have a job", () => {
    expect(clean(survey.persons, survey.jobs.slice(1)).joined).toBe(533);
  });
});
