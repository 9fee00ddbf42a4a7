import { describe, expect, it } from "vitest";
import { completenessOf } from "../../../src/report/completeness.js";
import { type Changes, factsWith, record, SETTINGS, trailWith } from "./trails.js";

const of = (changes?: Changes) => completenessOf(trailWith(changes), SETTINGS);

describe("completenessOf", () => {
  it("is complete where no rule finds anything", () => {
    expect(of()).toEqual({
      complete: true,
      gaps: [],
      nodeCount: 10,
      edgeCount: 12,
      recordedLateAfterMinutes: 60,
    });
  });

  it("is complete with warnings and remarks", () => {
    const { complete, gaps } = of({
      input: { transition: { reason: null } },
      sent: { prediction: { erased: true } },
    });
    expect(complete).toBe(true);
    expect(gaps.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "WARNING TRANSITION_WITHOUT_REASON",
      "INFO ERASED_VALUE",
    ]);
  });

  it("is not complete with one error", () => {
    expect(of({ input: { train: { sha256: null } } })).toMatchObject({
      complete: false,
      gaps: [{ code: "NO_DATA_HASH", severity: "ERROR", kind: "DatasetVersion", key: "loans@1" }],
    });
  });

  it("is not complete where the walk was cut", () => {
    expect(completenessOf(record(factsWith(), { truncated: true }), SETTINGS)).toMatchObject({
      complete: false,
      gaps: [],
    });
  });

  it("orders gaps by severity, then from the prediction to the sources, then by code", () => {
    const { gaps } = of({
      input: {
        loans: null,
        clean: { gitCommit: null, reads: [{ sourceTable: "warehouse/loans" }] },
        run: { gitCommit: null },
        transition: { reason: null },
        prediction: { modelVersion: "credit-risk@6", artifactSha256: "d".repeat(64) },
      },
    });
    expect(gaps.map(({ code, key }) => `${code} ${key}`)).toEqual([
      "MODEL_MISMATCH req-42",
      "ARTIFACT_HASH_MISMATCH req-42",
      "NO_CODE_VERSION job-1",
      "NO_CODE_VERSION etl-1",
      "NO_DATE_RANGE etl-1",
      "UNRECORDED_REFERENCE warehouse/loans",
      "TRANSITION_WITHOUT_REASON s-1",
    ]);
  });

  it("lets a finding say its own severity", () => {
    const { complete, gaps } = of({ sent: { approval: { recordedAt: "2026-11-23T00:00:00.000Z" } } });
    expect(complete).toBe(false);
    expect(gaps).toMatchObject([{ code: "RECORDED_LATE", severity: "ERROR" }]);
  });
});
