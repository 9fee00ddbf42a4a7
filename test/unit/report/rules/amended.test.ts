import { describe, expect, it } from "vitest";
import { amended } from "../../../../src/report/rules/amended.js";
import { check, places } from "../../../support/trails.js";

describe("amended", () => {
  const amendment = (
    kind: string,
    fact: string,
    key = "am-1",
    correction: Readonly<Record<string, unknown>> = { rowCount: 79_999 },
  ) => ({
    kind: "Amendment" as const,
    attached: true,
    input: { key, kind, fact, correction, reason: "counted twice" },
  });

  it("finds a fact of the trail that was corrected, and names the corrections", () => {
    const more = [amendment("DatasetVersion", "loans@1"), amendment("DatasetVersion", "loans@1", "am-2")];
    const findings = check(amended, { more });
    expect(places(findings)).toEqual(["DatasetVersion loans@1"]);
    expect(findings[0]?.message).toContain(
      "amendment am-1 in rowCount (counted twice) and amendment am-2 in rowCount (counted twice)",
    );
  });

  it("says where the trail follows a corrected reference", () => {
    const more = [amendment("Prediction", "req-42", "am-1", { deployment: "d-8" })];
    expect(check(amended, { more })[0]?.message).toContain("This trail follows it to deployment d-8.");
  });

  it("finds nothing where another fact was corrected, or none", () => {
    expect(
      check(amended, { more: [amendment("ModelVersion", "loans@1", "am-1", { framework: "sklearn" })] }),
    ).toEqual([]);
    expect(check(amended)).toEqual([]);
  });
});
