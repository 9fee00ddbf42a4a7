import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readSurvey } from "../../../../src/cli/demo/source.js";
import { PERSON_COLUMNS, table, toCsv } from "../../../../src/cli/demo/table.js";

const { persons } = readSurvey();

describe("table", () => {
  it("is hashed as CSV: header, columns in the order given, LF", () => {
    const csv = toCsv(PERSON_COLUMNS, persons.slice(0, 1));
    expect(csv).toBe("person,gender,race,age,married,south\np-001,female,hispanic,35,1,0\n");
    expect(table(PERSON_COLUMNS, persons.slice(0, 1)).sha256).toBe(
      createHash("sha256").update(csv).digest("hex"),
    );
  });

  it("never needs quotes, so that no two tables have the same text", () => {
    for (const person of persons) expect(Object.values(person).join("")).not.toMatch(/[",\r\n]/);
  });

  it("marks the protected attributes as personal", () => {
    const personal = table(PERSON_COLUMNS, persons).columns.filter((column) => column.personal);
    expect(personal.map(({ name }) => name)).toEqual(["person", "gender", "race", "age", "married"]);
  });
});
