import { describe, expect, it } from "vitest";
import { recordedLate } from "../../../../src/report/rules/recordedLate.js";
import { check, places, trailWith } from "../trails.js";

describe("recordedLate", () => {
  const at = (recordedAt: string) => ({ recordedAt });

  it("warns of a cause recorded over an hour after its effect", () => {
    const findings = check(recordedLate, { sent: { run: at("2026-11-22T01:00:00.001Z") } });
    expect(places(findings)).toEqual(["TrainingRun job-1"]);
    expect(findings[0]?.severity).toBeUndefined();
    expect(findings[0]?.message).toContain(
      "was recorded 1 h after model version credit-risk@7, which rests on it",
    );
  });

  it("is an error where the cause is an approval", () => {
    const [finding] = check(recordedLate, { sent: { approval: at("2026-11-24T02:00:00Z") } });
    expect(finding).toMatchObject({ kind: "Approval", key: "a-1", severity: "ERROR" });
    expect(finding?.message).toContain("2 d 2 h after stage transition s-1");
  });

  it("names all effects of one cause in one finding", () => {
    const findings = check(recordedLate, {
      sent: { clean: at("2026-11-22T02:00:00Z"), loans: at("2026-11-22T02:00:00Z") },
    });
    expect(places(findings)).toEqual(["Transformation etl-1"]);
    expect(findings[0]?.message).toContain(
      "dataset version loans@1 and dataset version loans-test@1, which rest on it",
    );
  });

  it("finds nothing within the hour, and has the hour from the settings", () => {
    const changes = { sent: { run: at("2026-11-22T01:00:00.000Z") } };
    expect(check(recordedLate, changes)).toEqual([]);
    expect(recordedLate.check(trailWith(changes), { recordedLateAfterMinutes: 1 })).toHaveLength(1);
  });

  it("finds nothing where causes were recorded first, or are not recorded", () => {
    expect(check(recordedLate)).toEqual([]);
    expect(check(recordedLate, { input: { run: null } })).toEqual([]);
  });
});
