import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../../../src/report/policy.js";
import { timeOrder } from "../../../../src/report/rules/timeOrder.js";
import { check, diamond, places, record } from "../../../support/trails.js";

describe("timeOrder", () => {
  it("finds a training that started before its data began to be made, looking through the dataset", () => {
    const findings = check(timeOrder, { input: { run: { startedAt: "2026-10-01T00:59:59Z" } } });
    expect(places(findings)).toEqual(["TrainingRun job-1"]);
    expect(findings[0]?.message).toContain(
      "Training run job-1 (started 2026-10-01 00:59:59 UTC) is earlier than what it rests on, transformation etl-1 (started 2026-10-01 01:00:00 UTC).",
    );
  });

  it("lets runs overlap: a training may start while its data is still being written", () => {
    expect(check(timeOrder, { input: { run: { startedAt: "2026-10-01T01:30:00Z" } } })).toEqual([]);
  });

  it("finds an approval before the training was over, looking through the model version", () => {
    const findings = check(timeOrder, { input: { approval: { at: "2026-10-02T02:00:00Z" } } });
    expect(places(findings)).toEqual(["Approval a-1"]);
    expect(findings[0]?.message).toContain("training run job-1 (ended 2026-10-02 03:00:00 UTC)");
  });

  it("finds a stage transition before its approval, and a deployment before its transition", () => {
    expect(places(check(timeOrder, { input: { transition: { at: "2026-10-03T08:00:00Z" } } }))).toEqual([
      "StageTransition s-1",
    ]);
    expect(
      places(check(timeOrder, { input: { deployment: { startedAt: "2026-10-04T08:00:00Z" } } })),
    ).toEqual(["Deployment d-7"]);
  });

  it("finds a run of an older log that ended before it started", () => {
    const findings = check(timeOrder, { sent: { clean: { old: { endedAt: "2026-10-01T00:30:00.000Z" } } } });
    expect(findings[0]?.message).toContain(
      "ended 2026-10-01 00:30:00 UTC, before it started 2026-10-01 01:00:00 UTC",
    );
  });

  it("looks through a run that claims no times", () => {
    const more = [
      {
        kind: "Transformation",
        input: { key: "etl-0", job: "load", startedAt: "2026-10-09T00:00:00Z", reads: [] },
      },
      { kind: "DatasetVersion", input: { key: "raw@1", writtenBy: "etl-0" } },
    ] as const;
    const clean = { startedAt: null, endedAt: null, reads: [{ datasetVersion: "raw@1" }] };
    const findings = check(timeOrder, { input: { clean }, more });
    expect(places(findings)).toEqual(["TrainingRun job-1"]);
    expect(findings[0]?.message).toContain("transformation etl-0");
  });

  it("leaves a prediction before its deployment to OUTSIDE_DEPLOYMENT_WINDOW", () => {
    expect(check(timeOrder, { input: { prediction: { timestamp: "2026-10-05T08:00:00Z" } } })).toEqual([]);
  });

  it("finds a prediction before the training of the model that made it", () => {
    const prediction = { deployment: null, modelVersion: "credit-risk@7", timestamp: "2026-10-02T02:00:00Z" };
    expect(places(check(timeOrder, { input: { prediction } }))).toEqual(["Prediction req-42"]);
  });

  it("ends where facts without times rest on each other", () => {
    const clean = { startedAt: null, endedAt: null, reads: [{ datasetVersion: "loans@1" }] };
    expect(check(timeOrder, { input: { clean } })).toEqual([]);
  });

  it("does not walk each of the 3^39 paths of a diamond", () => {
    expect(timeOrder.check(record(diamond(40, 3)), DEFAULT_POLICY)).toEqual([]);
  });

  it("finds nothing in a complete trail", () => {
    expect(check(timeOrder)).toEqual([]);
  });
});
