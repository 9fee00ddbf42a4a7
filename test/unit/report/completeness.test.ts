import { describe, expect, it } from "vitest";
import { completenessOf } from "../../../src/report/completeness.js";
import { DEFAULT_POLICY } from "../../../src/report/policy.js";
import type { GapCode, Severity } from "../../../src/report/rule.js";
import { type Changes, factsWith, imported, record, trailWith } from "../../support/trails.js";

const of = (changes?: Changes) => completenessOf(trailWith(changes), DEFAULT_POLICY);

describe("completenessOf", () => {
  it("is complete where no rule finds anything", () => {
    expect(of()).toEqual({
      verdict: "COMPLETE",
      complete: true,
      gaps: [],
      nodeCount: 10,
      edgeCount: 12,
      policy: { ...DEFAULT_POLICY, changes: [] },
    });
  });

  it("is complete with warnings and remarks", () => {
    const { verdict, complete, gaps } = of({
      input: { transition: { reason: null } },
      sent: { prediction: { erased: true } },
    });
    expect([verdict, complete]).toEqual(["WITH_WARNINGS", true]);
    expect(gaps.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "WARNING TRANSITION_WITHOUT_REASON",
      "INFO ERASED_VALUE",
    ]);
  });

  it("is complete without warnings where there are only remarks", () => {
    expect(of({ sent: { prediction: { erased: true } } })).toMatchObject({
      verdict: "COMPLETE",
      gaps: [{ severity: "INFO" }],
    });
  });

  it("is not complete with one error", () => {
    expect(of({ input: { train: { sha256: null } } })).toMatchObject({
      verdict: "INCOMPLETE",
      complete: false,
      gaps: [{ code: "NO_DATA_HASH", severity: "ERROR", kind: "DatasetVersion", key: "loans@1" }],
    });
  });

  it("is not complete where the walk was cut", () => {
    expect(completenessOf(record(factsWith(), { truncated: true }), DEFAULT_POLICY)).toMatchObject({
      verdict: "INCOMPLETE",
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

  it("is not complete where a history was imported afterwards, causes first, and warns at all but the decision", () => {
    const { verdict, gaps } = completenessOf(record(imported(factsWith())), DEFAULT_POLICY);
    expect(verdict).toBe("INCOMPLETE");
    expect(gaps.map(({ code, severity, key }) => `${severity} ${code} ${key}`)).toEqual([
      "ERROR RECORDED_LATE a-1",
      ...["req-42", "d-7", "s-1", "job-1", "etl-1"].map((key) => `WARNING RECORDED_LATE ${key}`),
    ]);
  });

  it("has severities from the policy, at a decision too, and says what the policy lowers and raises", () => {
    const policy = (code: GapCode, severity: Severity) =>
      completenessOf(record(imported(factsWith({ input: { approval: { approver: "tom" } } }))), {
        ...DEFAULT_POLICY,
        severities: [{ code, severity }],
      });
    expect(policy("SELF_APPROVAL", "ERROR")).toMatchObject({
      verdict: "INCOMPLETE",
      gaps: expect.arrayContaining([expect.objectContaining({ code: "SELF_APPROVAL", severity: "ERROR" })]),
      policy: { changes: ["SELF_APPROVAL is raised from WARNING to ERROR."] },
    });
    expect(policy("RECORDED_LATE", "WARNING")).toMatchObject({
      verdict: "WITH_WARNINGS",
      policy: { changes: ["RECORDED_LATE is lowered from ERROR at a decision to WARNING."] },
    });
    expect(policy("RECORDED_LATE", "INFO").policy.changes).toEqual([
      "RECORDED_LATE is lowered from WARNING and ERROR at a decision to INFO.",
    ]);
    expect(policy("RECORDED_LATE", "ERROR").policy.changes).toEqual([
      "RECORDED_LATE is raised from WARNING to ERROR.",
    ]);
    expect(policy("SELF_APPROVAL", "WARNING").policy.changes).toEqual([]);
  });
});
