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

  const columns = "education,south,gender,experience,union,wage,age,race,occupation,sector,married";

  it.each([
    ["gender", "8,0,unknown,21,1,5.1,35,hispanic,other,manufacturing,0", "unknown"],
    ["wage", "8,0,female,21,1,low,35,hispanic,other,manufacturing,0", "low"],
    ["age", "8,0,female,21,1,5.1,-35,hispanic,other,manufacturing,0", "-35"],
    ["union", "8,0,female,21,2,5.1,35,hispanic,other,manufacturing,0", "2"],
    ["sector", "8,0,female,21,1,5.1,35,hispanic,other,,0", "nothing"],
    ["married", "8,0,female,21,1,5.1,35,hispanic,other,manufacturing", "nothing"],
  ])("refuses a row whose %s is not one, and says what it is", (column, row, found) => {
    expect(() => readSurvey(`${columns}\n${row}\n`)).toThrow(
      new RegExp(`^survey row 0: ${column} should be .* but is ${found}$`),
    );
  });
});
