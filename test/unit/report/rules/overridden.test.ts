import { describe, expect, it } from "vitest";
import { overridden } from "../../../../src/report/rules/overridden.js";
import { check, places } from "../../../support/trails.js";

describe("overridden", () => {
  const review = (key: string, decision: string, change: object = {}) => ({
    kind: "Review" as const,
    attached: true,
    input: {
      key,
      prediction: "req-42",
      reviewer: "Dana",
      decision,
      at: "2026-11-22T10:00:00Z",
      ...change,
    },
  });

  it("finds a review that decided otherwise, and says whose it is and when", () => {
    const findings = check(overridden, { more: [review("rv-1", "CONFIRMED"), review("rv-2", "OVERRIDDEN")] });
    expect(places(findings)).toEqual(["Review rv-2"]);
    expect(findings[0]?.message).toContain(
      "Review rv-2: Dana overrode prediction req-42 on 2026-11-22 10:00:00 UTC.",
    );
  });

  it("shortens what the reviewer is called", () => {
    const [finding] = check(overridden, {
      more: [review("rv-1", "OVERRIDDEN", { reviewer: "x".repeat(250) })],
    });
    expect(finding?.message).toContain(`${"x".repeat(160)}… overrode`);
  });

  it("finds nothing where the decision was let stand, was another prediction's, or was not looked at", () => {
    expect(check(overridden, { more: [review("rv-1", "CONFIRMED")] })).toEqual([]);
    expect(check(overridden, { more: [review("rv-1", "OVERRIDDEN", { prediction: "req-43" })] })).toEqual([]);
    expect(check(overridden)).toEqual([]);
  });
});
