import { describe, expect, it } from "vitest";
import { selfApproval } from "../../../../src/report/rules/selfApproval.js";
import { check, places } from "../../../support/trails.js";

describe("selfApproval", () => {
  it("finds an approver who triggered the training, however the name is written", () => {
    const findings = check(selfApproval, { input: { approval: { approver: "Tom " } } });
    expect(places(findings)).toEqual(["Approval a-1"]);
    expect(findings[0]?.message).toContain("who also triggered training run job-1");
  });

  it("finds nothing in a rejection", () => {
    expect(check(selfApproval, { input: { approval: { approver: "tom", decision: "REJECTED" } } })).toEqual(
      [],
    );
  });

  it("finds nothing where another person approved, or it is not known who trained", () => {
    expect(check(selfApproval)).toEqual([]);
    expect(
      check(selfApproval, { input: { approval: { approver: "tom" }, run: { triggeredBy: null } } }),
    ).toEqual([]);
  });
});
