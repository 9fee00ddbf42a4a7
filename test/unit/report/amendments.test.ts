import { describe, expect, it } from "vitest";
import type { FactRef } from "../../../src/facts/kind.js";
import type { Edge } from "../../../src/report/edge.js";
import { madeBy, servedBy } from "../../../src/report/served.js";
import { reportOf, type Sent, trailWith } from "../../support/trails.js";

const amendment = (
  key: string,
  kind: string,
  fact: string,
  correction: Readonly<Record<string, unknown>>,
): Sent => ({
  kind: "Amendment",
  attached: true,
  input: { key, kind, fact, correction, reason: "typing error" },
});

const named = ({ kind, key }: FactRef) => `${kind} ${key}`;
const shown = ({ type, to, amendment: by, supersededBy }: Edge) =>
  `${type} ${named(to)}${by === null ? "" : ` by ${by}`}${supersededBy === null ? "" : ` until ${supersededBy}`}`;

/** The complete trail, whose prediction names a deployment that nobody recorded. */
const mistyped = { input: { prediction: { deployment: "d-77" } } };

describe("a corrected reference", () => {
  const right = amendment("am-1", "Prediction", "req-42", { deployment: "d-7" });

  it("leads the trail on, and the wrong one stays in the graph, marked", () => {
    const trail = trailWith({ ...mistyped, more: [right] });
    expect(servedBy(trail)?.key).toBe("d-7");
    expect(madeBy(trail)?.key).toBe("credit-risk@7");
    expect(trail.causesOf(trail.prediction).map(shown)).toEqual(["SERVED_BY Deployment d-7 by am-1"]);
    expect(trail.superseded.edges.map(shown)).toEqual(["SERVED_BY Deployment d-77 until am-1"]);
    expect(trail.superseded.facts.map(named)).toEqual(["Deployment d-77"]);
  });

  it("makes a remark of what was an unrecorded reference for ever", () => {
    const codes = (more: readonly Sent[]) =>
      reportOf(trailWith({ ...mistyped, more })).completeness.gaps.map(({ code, severity }) => [
        code,
        severity,
      ]);
    expect(codes([])).toContainEqual(["UNRECORDED_REFERENCE", "ERROR"]);
    expect(codes([right])).not.toContainEqual(["UNRECORDED_REFERENCE", "ERROR"]);
    expect(codes([right])).toContainEqual(["AMENDED", "INFO"]);
  });

  it("leaves the section as it was recorded, and stands beside it", () => {
    const report = reportOf(trailWith({ ...mistyped, more: [right] }));
    expect(report.prediction.deployment).toBe("d-77");
    expect(report.deployment?.key).toBe("d-7");
    expect(report.amendments[0]).toMatchObject({
      corrects: ["deployment"],
      references: [{ field: "deployment", deployment: "d-7" }],
    });
    expect(report.graph.edges).toContainEqual(
      expect.objectContaining({ to: { kind: "Deployment", key: "d-77" }, supersededBy: "am-1" }),
    );
  });

  it("is superseded itself by a later one", () => {
    const first = amendment("am-0", "Prediction", "req-42", { deployment: "d-6" });
    const trail = trailWith({ ...mistyped, more: [first, right] });
    expect(trail.causesOf(trail.prediction).map(shown)).toEqual(["SERVED_BY Deployment d-7 by am-1"]);
    expect(trail.superseded.edges.map(shown)).toEqual([
      "SERVED_BY Deployment d-77 until am-0",
      "SERVED_BY Deployment d-6 by am-0 until am-1",
    ]);
  });

  it("that says there is none ends the trail there", () => {
    const none = amendment("am-1", "DatasetVersion", "loans@1", { writtenBy: null });
    const trail = trailWith({ more: [none] });
    expect(trail.find("DatasetVersion", "loans@1")?.fields.writtenBy).toBeNull();
    expect(trail.causesOf({ kind: "DatasetVersion", key: "loans@1" })).toEqual([]);
  });

  it("with properties has them on its edge and in the record that rules read", () => {
    const reads = [
      { sourceTable: "warehouse/loans", dateFrom: "2026-01-01T00:00:00Z", dateTo: "2026-10-01T00:00:00Z" },
    ];
    const trail = trailWith({
      input: { clean: { reads: [{ sourceTable: "warehouse/lones" }] } },
      more: [amendment("am-1", "Transformation", "etl-1", { reads })],
    });
    expect(trail.find("Transformation", "etl-1")?.fields.reads).toMatchObject([
      { key: "warehouse/loans", props: { dateFrom: "2026-01-01T00:00:00.000Z", snapshot: null } },
    ]);
    expect(trail.find("SourceTable", "warehouse/loans")?.index).not.toBeNull();
  });

  it("makes a model version that was claimed beside no deployment a claim", () => {
    const trail = trailWith({
      input: { prediction: { deployment: null, modelVersion: "credit-risk@7" } },
      more: [right],
    });
    expect(trail.causesOf(trail.prediction).map(shown)).toEqual(["SERVED_BY Deployment d-7 by am-1"]);
    expect(trail.superseded.edges.map(shown)).toEqual(["MADE_BY ModelVersion credit-risk@7"]);
  });

  it("of a fact that is not on the trail changes nothing", () => {
    const trail = trailWith({ more: [amendment("am-1", "Deployment", "d-99", { modelVersion: "other@1" })] });
    expect(trail.attached).toEqual([]);
    expect(trail.superseded).toEqual({ facts: [], edges: [] });
  });
});
