import { describe, expect, it } from "vitest";
import { exclusionWithoutReason } from "../../../../src/report/rules/exclusionWithoutReason.js";
import { check, places } from "../../../support/trails.js";

describe("exclusionWithoutReason", () => {
  it("finds each exclusion whose reason is missing or blank", () => {
    const exclusions = [
      { rule: "age < 18" },
      { rule: "age > 99", reason: "typing errors" },
      { rule: "x", reason: " " },
    ];
    const findings = check(exclusionWithoutReason, { input: { clean: { exclusions } } });
    expect(places(findings)).toEqual(["Transformation etl-1", "Transformation etl-1"]);
    expect(findings[0]?.message).toContain("leaves out rows by the rule “age < 18” and does not say why");
  });

  it("finds nothing in a complete trail, nor without exclusions", () => {
    expect(check(exclusionWithoutReason)).toEqual([]);
    expect(check(exclusionWithoutReason, { input: { clean: { exclusions: null } } })).toEqual([]);
  });
});
