import { describe, expect, it } from "vitest";
import { noApproval } from "../../../../src/report/rules/noApproval.js";
import { check, places } from "../../../support/trails.js";

describe("noApproval", () => {
  const approval = (change: object) => ({
    kind: "Approval" as const,
    attached: true,
    input: {
      key: "a-9",
      modelVersion: "credit-risk@7",
      approver: "Carol",
      decision: "APPROVED",
      at: "2026-10-03T09:00:00Z",
      ...change,
    },
  });

  it("finds a model version whose stage transition names no approval", () => {
    const findings = check(noApproval, { input: { transition: { approval: null } } });
    expect(places(findings)).toEqual(["ModelVersion credit-risk@7"]);
    expect(findings[0]?.message).toContain("Record it with recordApproval");
  });

  it("finds one where there is no stage transition at all", () => {
    expect(check(noApproval, { input: { deployment: { stageTransition: null } } })).toHaveLength(1);
    const prediction = { deployment: null, modelVersion: "credit-risk@7" };
    expect(check(noApproval, { input: { prediction } })).toHaveLength(1);
  });

  it("says how to link an approval that nothing refers to", () => {
    const [finding] = check(noApproval, { input: { transition: { approval: null } }, more: [approval({})] });
    expect(finding?.message).toContain(
      "was approved by approval a-9, but no stage transition of this trail refers to it",
    );
    expect(finding?.message).toContain("Record stage transitions with approval a-9");
  });

  it("does not take the approval of another model version for one of this", () => {
    expect(check(noApproval, { input: { approval: { modelVersion: "credit-risk@6" } } })).toHaveLength(1);
    const other = approval({ modelVersion: "credit-risk@6" });
    const [finding] = check(noApproval, { input: { transition: { approval: null } }, more: [other] });
    expect(finding?.message).not.toContain("a-9");
  });

  it("leaves what is not recorded to UNRECORDED_REFERENCE, and a rejection to REJECTED", () => {
    expect(check(noApproval, { input: { approval: null } })).toEqual([]);
    expect(check(noApproval, { input: { transition: null } })).toEqual([]);
    expect(check(noApproval, { input: { approval: { decision: "REJECTED" } } })).toEqual([]);
  });

  it("finds nothing in a complete trail", () => {
    expect(check(noApproval)).toEqual([]);
  });
});
