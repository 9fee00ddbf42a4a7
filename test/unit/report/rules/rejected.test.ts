import { describe, expect, it } from "vitest";
import { rejected } from "../../../../src/report/rules/rejected.js";
import { check, places } from "../../../support/trails.js";

describe("rejected", () => {
  const decision = (key: string, decided: string, at: string) => ({
    kind: "Approval" as const,
    attached: true,
    input: { key, modelVersion: "credit-risk@7", approver: "Dora", decision: decided, at },
  });

  it("finds a rejection in the trail", () => {
    const findings = check(rejected, { input: { approval: { decision: "REJECTED" } } });
    expect(places(findings)).toEqual(["Approval a-1"]);
    expect(findings[0]?.message).toContain(
      "Alice rejected model version credit-risk@7 on 2026-10-03 09:00:00 UTC",
    );
  });

  it("finds a rejection after the approval and before the prediction, though nothing refers to it", () => {
    const more = [decision("a-2", "REJECTED", "2026-11-01T00:00:00Z")];
    expect(places(check(rejected, { more }))).toEqual(["Approval a-2"]);
  });

  it("finds nothing where an approval followed, or the rejection came after the prediction", () => {
    const followed = [
      decision("a-2", "REJECTED", "2026-11-01T00:00:00Z"),
      decision("a-3", "APPROVED", "2026-11-02T00:00:00Z"),
    ];
    expect(check(rejected, { more: followed })).toEqual([]);
    expect(check(rejected, { more: [decision("a-2", "REJECTED", "2026-11-22T00:00:00Z")] })).toEqual([]);
  });

  it("takes the rejection where two decisions claim the same time", () => {
    const more = [decision("a-0", "REJECTED", "2026-10-03T09:00:00Z")];
    expect(places(check(rejected, { more }))).toEqual(["Approval a-0"]);
  });

  it("finds nothing in a complete trail", () => {
    expect(check(rejected)).toEqual([]);
  });
});
