import { describe, expect, it } from "vitest";
import { outsideDeploymentWindow } from "../../../../src/report/rules/outsideDeploymentWindow.js";
import { check, places } from "../../../support/trails.js";

describe("outsideDeploymentWindow", () => {
  const retiredAt = (at: string, deployment = "d-7") => ({
    more: [
      { kind: "Retirement", input: { key: "r-1", deployment, performedBy: "Bob", at }, attached: true },
    ] as const,
  });

  it("finds a prediction before its deployment began", () => {
    const findings = check(outsideDeploymentWindow, {
      input: { prediction: { timestamp: "2026-10-05T08:59:59Z" } },
    });
    expect(places(findings)).toEqual(["Prediction req-42"]);
    expect(findings[0]?.message).toContain("before deployment d-7 began on 2026-10-05 09:00:00 UTC");
  });

  it("finds a prediction at the moment of the retirement, or after it", () => {
    const findings = check(outsideDeploymentWindow, retiredAt("2026-11-21T14:02:11Z"));
    expect(findings[0]?.message).toContain(
      "deployment d-7 ended on 2026-11-21 14:02:11 UTC by retirement r-1",
    );
  });

  it("finds nothing while the deployment serves", () => {
    expect(
      check(outsideDeploymentWindow, { input: { prediction: { timestamp: "2026-10-05T09:00:00Z" } } }),
    ).toEqual([]);
    expect(check(outsideDeploymentWindow, retiredAt("2026-11-21T14:02:12Z"))).toEqual([]);
  });

  it("ignores the retirement of another deployment", () => {
    expect(check(outsideDeploymentWindow, retiredAt("2026-10-06T00:00:00Z", "d-6"))).toEqual([]);
  });
});
