import { describe, expect, it } from "vitest";
import { approvedAfterDeployment } from "../../../../src/report/rules/approvedAfterDeployment.js";
import { check, places } from "../../../support/trails.js";

describe("approvedAfterDeployment", () => {
  it("finds an approval that came after the deployment began", () => {
    const findings = check(approvedAfterDeployment, {
      input: { approval: { at: "2026-10-05T09:00:00.001Z" } },
    });
    expect(places(findings)).toEqual(["Approval a-1"]);
    expect(findings[0]?.message).toContain(
      "was given on 2026-10-05 09:00:00.001 UTC, after deployment d-7 began",
    );
  });

  it("finds nothing where it came before, or is a rejection", () => {
    expect(check(approvedAfterDeployment)).toEqual([]);
    const approval = { decision: "REJECTED", at: "2026-10-06T00:00:00Z" };
    expect(check(approvedAfterDeployment, { input: { approval } })).toEqual([]);
  });
});
