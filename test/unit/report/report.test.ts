import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocumentFormat } from "../../../src/report/formats/format.js";
import { FORMATS } from "../../../src/report/formats/index.js";
import { proven } from "../../support/proven.js";
import { readBy } from "../../support/readers.js";
import { diamond, factsWith, record, reportOf, type Sent, trailWith } from "../../support/trails.js";

const decision = (key: string, change: object = {}): Sent => ({
  kind: "Approval",
  attached: true,
  input: {
    key,
    modelVersion: "credit-risk@7",
    approver: "Carol",
    decision: "APPROVED",
    at: "2026-10-01T00:00:00Z",
    ...change,
  },
});
const ATTACHED: Sent[] = [
  {
    kind: "Review",
    attached: true,
    input: {
      key: "v-1",
      prediction: "req-42",
      reviewer: "Ann",
      decision: "CONFIRMED",
      at: "2026-11-22T00:00:00Z",
    },
  },
  {
    kind: "Outcome",
    attached: true,
    input: { key: "o-2", prediction: "req-42", actual: "repaid", at: "2026-11-22T00:00:00Z" },
  },
  {
    kind: "Outcome",
    attached: true,
    input: {
      key: "o-1",
      prediction: "req-42",
      actual: "late",
      source: "servicing",
      at: "2026-11-21T16:00:00Z",
    },
  },
  decision("a-0"),
  decision("a-6", { modelVersion: "credit-risk@6" }),
  {
    kind: "Retirement",
    attached: true,
    input: { key: "r-1", deployment: "d-7", performedBy: "Bob", at: "2026-11-22T00:00:00Z" },
  },
  {
    kind: "Amendment",
    attached: true,
    input: {
      key: "am-1",
      kind: "DatasetVersion",
      fact: "loans@1",
      correction: { rowCount: 79_999 },
      reason: "typo",
    },
  },
  {
    kind: "LateEvent",
    attached: true,
    input: { key: "e-1", run: [{ trainingRun: "job-1" }], event: "e-1", says: ["it read loans@2"] },
  },
];

describe("buildReport", () => {
  it("has each fact of the trail in its section, and what points at the trail beside them", () => {
    const report = reportOf(trailWith({ more: ATTACHED }));
    const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);
    expect(report).toMatchObject({ requestId: "req-42", generatedAt: "2026-11-22T08:00:00.000Z", asOf: 100 });
    expect(report.prediction.requestId).toBe("req-42");
    expect(report.deployment?.key).toBe("d-7");
    expect(report.modelVersion?.key).toBe("credit-risk@7");
    expect(keys(report.stageTransitions)).toEqual(["s-1"]);
    expect(keys(report.approvals)).toEqual(["a-1"]);
    expect(keys(report.trainingRuns)).toEqual(["job-1"]);
    expect(keys(report.datasetVersions)).toEqual(["loans@1", "loans-test@1"]);
    expect(keys(report.transformations)).toEqual(["etl-1"]);
    expect(keys(report.sourceTables)).toEqual(["warehouse/loans"]);
    expect(keys(report.decisions)).toEqual(["a-0", "a-1"]);
    expect(keys(report.retirements)).toEqual(["r-1"]);
    expect(keys(report.amendments)).toEqual(["am-1"]);
    expect(keys(report.outcomes)).toEqual(["o-1", "o-2"]);
    expect(keys(report.reviews)).toEqual(["v-1"]);
    expect(keys(report.lateEvents)).toEqual(["e-1"]);
    expect(report.erasures).toEqual([]);
    expect(report.graph.nodeCount).toBe(10);
  });

  it("has the model version that a prediction names where it names no deployment", () => {
    const report = reportOf(
      trailWith({ input: { prediction: { deployment: null, modelVersion: "credit-risk@7" } } }),
    );
    expect(report.deployment).toBeNull();
    expect(report.modelVersion?.key).toBe("credit-risk@7");
  });

  it("does not believe the model version that is claimed beside a deployment", () => {
    const input = { prediction: { modelVersion: "credit-risk@6" } };
    expect(reportOf(trailWith({ input })).modelVersion?.key).toBe("credit-risk@7");
    expect(reportOf(trailWith({ input: { ...input, deployment: null } })).modelVersion).toBeNull();
  });

  it("is the same whatever order the facts were recorded in, but for places and hashes", () => {
    const facts = factsWith({
      input: { transition: { reason: null }, approval: { decision: "REJECTED" }, loans: null },
      more: ATTACHED,
    });
    const withoutPlaces = (sent: readonly Sent[]): unknown =>
      JSON.parse(
        JSON.stringify(reportOf(record(sent)), (name, value) =>
          ["index", "leafHash"].includes(name) ? undefined : value,
        ),
      );
    const expected = withoutPlaces(facts);
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        expect(withoutPlaces(shuffled)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it("takes a diamond of 3^39 paths", () => {
    const report = reportOf(record(diamond(40, 3)));
    expect(report.completeness).toMatchObject({ complete: true, nodeCount: 247, edgeCount: 484 });
    expect(report.answers.trainedOn.facts).toHaveLength(report.graph.nodeCount - 4);
  });

  it("is the same document each time", () => {
    const made = (render: DocumentFormat["render"]) =>
      render(proven(trailWith({ more: ATTACHED })), readBy([{}]));
    for (const { render } of Object.values(FORMATS)) expect(made(render)).toBe(made(render));
  });
});
