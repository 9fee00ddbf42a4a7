import { describe, expect, it } from "vitest";
import { bothThresholds, coverageOf, judge, thresholdsOf } from "../../../src/report/coverage.js";
import { DEFAULT_POLICY } from "../../../src/report/policy.js";
import { trailWith } from "../../support/trails.js";

describe("judge", () => {
  it("names each code and severity once, however often the gap is there", () => {
    const trail = trailWith({ input: { train: { sha256: null }, test: { sha256: null } } });
    expect(judge(trail, DEFAULT_POLICY, 3)).toEqual({
      predictions: 3,
      complete: false,
      gaps: [{ code: "NO_DATA_HASH", severity: "ERROR" }],
    });
  });
});

describe("coverageOf", () => {
  const late = { code: "RECORDED_LATE", severity: "WARNING" } as const;
  const lateDecision = { code: "RECORDED_LATE", severity: "ERROR" } as const;
  const mismatch = { code: "MODEL_MISMATCH", severity: "ERROR" } as const;

  it("adds up predictions, by severity and then by code", () => {
    expect(
      coverageOf([
        { predictions: 90, complete: true, gaps: [] },
        { predictions: 5, complete: true, gaps: [late] },
        { predictions: 3, complete: false, gaps: [late, lateDecision] },
        { predictions: 2, complete: false, gaps: [mismatch] },
      ]),
    ).toEqual({
      predictions: 100,
      complete: 95,
      gaps: [
        { ...mismatch, predictions: 2 },
        { ...lateDecision, predictions: 3 },
        { ...late, predictions: 8 },
      ],
    });
  });

  it("of no prediction is nothing", () => {
    expect(coverageOf([])).toEqual({ predictions: 0, complete: 0, gaps: [] });
  });
});

describe("thresholdsOf", () => {
  it("are the times that the trail's other facts claim, each with the next one, and when causes were recorded", () => {
    const { timestamps, recordedAt } = thresholdsOf(trailWith(), DEFAULT_POLICY);
    const trail = trailWith();
    const started = trail.find("Deployment", trail.prediction.fields.deployment);
    expect(timestamps).toEqual(expect.arrayContaining([started?.fields.startedAt]));
    expect(timestamps.filter((time) => time.endsWith(".001Z"))).toHaveLength(timestamps.length / 2);
    expect(timestamps).not.toContain(trail.prediction.fields.timestamp);
    expect(timestamps).toEqual([...timestamps].sort());
    const hourBefore = new Date(Date.parse(started?.recordedAt ?? "") - 3_600_000).toISOString();
    expect(recordedAt).toEqual([hourBefore]);
  });

  it("of two trails are those of both, each once", () => {
    const a = { timestamps: ["1", "3"], recordedAt: ["5"] };
    const b = { timestamps: ["2", "3"], recordedAt: [] };
    expect(bothThresholds(a, b)).toEqual({ timestamps: ["1", "2", "3"], recordedAt: ["5"] });
  });
});
