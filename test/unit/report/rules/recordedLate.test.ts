import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../../../src/report/policy.js";
import { recordedLate } from "../../../../src/report/rules/recordedLate.js";
import { check, factsWith, imported, places, record, trailWith } from "../../../support/trails.js";

describe("recordedLate", () => {
  const at = (recordedAt: string) => ({ recordedAt });

  it("finds each fact that was recorded over an hour after the time that it claims", () => {
    const trail = record(imported(factsWith()));
    const findings = recordedLate.check(trail, DEFAULT_POLICY);
    expect(places(findings)).toEqual([
      "Prediction req-42",
      "Deployment d-7",
      "StageTransition s-1",
      "TrainingRun job-1",
      "Approval a-1",
      "Transformation etl-1",
    ]);
    expect(findings[0]?.message).toContain(
      "Prediction req-42 was recorded 9 h 57 min after the time that it claims (2026-11-21 14:02:11 UTC), so",
    );
    expect(findings[3]?.message).toContain(
      "50 d 21 h after the time that it claims (ended 2026-10-02 03:00:00 UTC)",
    );
  });

  it("takes the start of a run that claims no end", () => {
    const input = { run: { endedAt: null } };
    const [finding] = check(recordedLate, { input, sent: { run: at("2026-10-02T02:00:00.001Z") } });
    expect(finding?.message).toContain("1 h after the time that it claims (started 2026-10-02 01:00:00 UTC)");
  });

  it("finds decisions and retirements that point at the trail", () => {
    const more = [
      {
        kind: "Approval",
        attached: true,
        input: {
          key: "a-2",
          modelVersion: "credit-risk@7",
          approver: "Eve",
          decision: "APPROVED",
          at: "2026-10-03T08:00:00Z",
        },
        recordedAt: "2026-11-22T00:00:00.000Z",
      },
      {
        kind: "Retirement",
        attached: true,
        input: { key: "r-1", deployment: "d-7", performedBy: "Bob", at: "2026-11-21T20:00:00Z" },
        recordedAt: "2026-11-22T00:00:00.000Z",
      },
    ] as const;
    expect(places(check(recordedLate, { more }))).toEqual(["Approval a-2", "Retirement r-1"]);
  });

  it("finds a cause recorded over an hour after its effect, though it claims no time", () => {
    const findings = check(recordedLate, { sent: { model: at("2026-10-03T10:00:00.001Z") } });
    expect(places(findings)).toEqual(["ModelVersion credit-risk@7"]);
    expect(findings[0]?.message).toContain(
      "Model version credit-risk@7 was recorded 1 h after approval a-1, which rests on it, so it may be backdated.",
    );
  });

  it("says both reasons in one finding, and names all effects", () => {
    const [finding, ...others] = check(recordedLate, {
      sent: { clean: at("2026-10-01T03:00:00.001Z"), loans: at("2026-10-01T03:00:00.001Z") },
    });
    expect(others).toEqual([]);
    expect(finding?.message).toBe(
      "Transformation etl-1 was recorded 1 h after the time that it claims (ended 2026-10-01 02:00:00 UTC), and 1 h after " +
        "dataset version loans@1 and dataset version loans-test@1, which rest on it, so it may be backdated. " +
        "Record facts when they happen, causes first.",
    );
  });

  it("finds nothing within the hour, and has the minutes from the policy, by kind where that says so", () => {
    const trail = trailWith({ sent: { run: at("2026-10-02T04:00:00.000Z") } });
    const lateAt = (lateMinutes: number, minutes: number) =>
      places(
        recordedLate.check(trail, {
          ...DEFAULT_POLICY,
          lateMinutes,
          lateMinutesByKind: [{ kind: "TrainingRun", minutes }],
        }),
      );
    expect(recordedLate.check(trail, DEFAULT_POLICY)).toEqual([]);
    expect(lateAt(60, 59)).toEqual(["TrainingRun job-1"]);
    expect(lateAt(59, 60)).toEqual([]);
  });

  it("finds nothing where facts were recorded when they happened, or not at all", () => {
    expect(check(recordedLate)).toEqual([]);
    expect(check(recordedLate, { input: { run: null } })).toEqual([]);
  });
});
