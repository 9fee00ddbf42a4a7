import { beforeAll, describe, expect, it } from "vitest";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { trailFacts } from "../../support/trailFacts.js";

const service = useService();
const p = newPrefix();

interface Lineage {
  readonly nodes: readonly {
    kind: string;
    key: string;
    recorded: boolean;
    index: number | null;
    properties: Record<string, unknown> | null;
  }[];
  readonly edges: readonly {
    type: string;
    from: { key: string };
    to: { key: string };
    properties: unknown;
  }[];
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly truncated: boolean;
}
const LINEAGE = `query ($kind: FactKind!, $key: ID!, $direction: Direction, $maxDepth: Int) {
  lineage(kind: $kind, key: $key, direction: $direction, maxDepth: $maxDepth) {
    nodes { kind key recorded index properties } edges { type from { key } to { key } properties } nodeCount edgeCount truncated
  }
}`;
const lineage = async (kind: string, key: string, more: { direction?: string; maxDepth?: number } = {}) => {
  const variables = { kind, key: `${p}${key}`, direction: "UPSTREAM", ...more };
  return (await service.client.ask<{ lineage: Lineage }>(LINEAGE, variables)).lineage;
};
const names = ({ nodes }: Lineage) => nodes.map(({ key }) => key.slice(p.length)).sort();
const ALL = [
  "a-1",
  "credit-risk@7",
  "d-7",
  "etl-1",
  "job-1",
  "loans-test@1",
  "loans@1",
  "req-42",
  "s-1",
  "warehouse/loans",
];

beforeAll(async () => {
  await service.client.record(...trailFacts(p));
});

describe("lineage", () => {
  it("upstream of the prediction is all that it comes from, itself included", async () => {
    const found = await lineage("Prediction", "req-42");
    expect(names(found)).toEqual(ALL);
    expect(found).toMatchObject({ nodeCount: 10, edgeCount: 12, truncated: false });
    expect(found.nodes[0]).toMatchObject({
      kind: "Prediction",
      recorded: true,
      properties: { prediction: "accept" },
    });
  });

  it("has edges from effect to cause, with their properties", async () => {
    const { edges } = await lineage("TrainingRun", "job-1", { maxDepth: 1 });
    expect(
      edges.map(({ type, from, to, properties }) => [
        from.key.slice(p.length),
        type,
        to.key.slice(p.length),
        properties,
      ]),
    ).toEqual([
      ["job-1", "TRAINED_ON", "loans@1", { role: "TRAIN" }],
      ["job-1", "TRAINED_ON", "loans-test@1", { role: "TEST" }],
    ]);
  });

  it("downstream of the table is all that comes from it", async () => {
    const found = await lineage("SourceTable", "warehouse/loans", { direction: "DOWNSTREAM" });
    expect(names(found)).toEqual(ALL);
    expect(found.edgeCount).toBe(12);
  });

  it("downstream of the prediction is itself alone", async () => {
    expect(await lineage("Prediction", "req-42", { direction: "DOWNSTREAM" })).toMatchObject({
      nodeCount: 1,
      edgeCount: 0,
    });
  });

  it.each([
    [0, ["req-42"]],
    [1, ["d-7", "req-42"]],
    [2, ["credit-risk@7", "d-7", "req-42", "s-1"]],
  ])("to a depth of %i", async (maxDepth, expected) => {
    expect(names(await lineage("Prediction", "req-42", { maxDepth }))).toEqual(expected);
  });

  it("shows a placeholder as not recorded, with its key and nothing else", async () => {
    await service.client.record({ datasetVersion: { key: `${p}orphan@1`, writtenBy: `${p}unknown` } });
    const found = await lineage("DatasetVersion", "orphan@1");
    expect(found.nodes[1]).toEqual({
      kind: "Transformation",
      key: `${p}unknown`,
      recorded: false,
      index: null,
      properties: null,
    });
    expect(names(await lineage("Transformation", "unknown", { direction: "DOWNSTREAM" }))).toEqual([
      "orphan@1",
      "unknown",
    ]);
  });

  it("ends where facts rest on themselves", async () => {
    await service.client.record(
      { datasetVersion: { key: `${p}ring@1`, writtenBy: `${p}ring` } },
      { transformation: { key: `${p}ring`, job: "ring", reads: [{ datasetVersion: `${p}ring@1` }] } },
    );
    expect(await lineage("DatasetVersion", "ring@1")).toMatchObject({ nodeCount: 2, edgeCount: 2 });
  });

  it("is NOT_FOUND for a fact that nobody knows", async () => {
    const error = await service.client.refusal(LINEAGE, {
      kind: "Deployment",
      key: `${p}nobody`,
      direction: "UPSTREAM",
    });
    expect(error).toMatchObject({
      message: `no Deployment has the key "${p}nobody"`,
      extensions: { code: "NOT_FOUND" },
    });
  });

  it("refuses a depth below zero, and a kind that is none", async () => {
    const negative = await service.client.refusal(LINEAGE, {
      kind: "Deployment",
      key: "d",
      maxDepth: -1,
      direction: "UPSTREAM",
    });
    expect(negative.extensions).toEqual({ code: "BAD_USER_INPUT", path: "maxDepth" });
    const rumour = await service.client.refusal(LINEAGE, { kind: "Rumour", key: "d", direction: "UPSTREAM" });
    expect(rumour.extensions.code).toBe("BAD_USER_INPUT");
  });
});

describe("modelInProduction", () => {
  const q = newPrefix();
  const deployment = (key: string, version: number, startedAt: string, environment = "production") => ({
    deployment: { key: `${q}${key}`, modelVersion: `${q}risk@${version}`, environment, startedAt },
  });
  const QUERY = `query ($model: String!, $at: DateTime!, $environment: String) {
    modelInProduction(model: $model, at: $at, environment: $environment) {
      modelVersion { kind key } deployment { key } environment from to
    }
  }`;
  interface Served {
    readonly modelVersion: { readonly key: string };
    readonly deployment: { readonly key: string };
    readonly environment: string;
    readonly from: string;
    readonly to: string | null;
  }
  const served = async (at: string, more: object = {}) => {
    const variables = { model: `${q}risk`, at, environment: "production", ...more };
    const { modelInProduction } = await service.client.ask<{ modelInProduction: Served[] }>(QUERY, variables);
    return modelInProduction;
  };
  const keys = async (at: string, more: object = {}) =>
    (await served(at, more)).map((one) => one.deployment.key.slice(q.length));

  beforeAll(async () => {
    await service.client.record(
      deployment("old", 1, "2026-01-01T00:00:00Z"),
      { retirement: { key: `${q}r`, deployment: `${q}old`, performedBy: "Bob", at: "2026-03-01T00:00:00Z" } },
      deployment("new", 2, "2026-02-01T00:00:00Z"),
      deployment("trial", 3, "2026-02-01T00:00:00Z", "staging"),
      {
        deployment: {
          key: `${q}other`,
          modelVersion: `${q}risk-2@1`,
          environment: "production",
          startedAt: "2026-01-01T00:00:00Z",
        },
      },
    );
  });

  it.each([
    ["before the first began", "2025-12-31T23:59:59.999Z", []],
    ["at the moment it begins", "2026-01-01T00:00:00Z", ["old"]],
    ["while both serve, the latest first", "2026-02-15T00:00:00Z", ["new", "old"]],
    ["at the moment the first is retired", "2026-03-01T00:00:00Z", ["new"]],
    ["today", "2026-11-22T00:00:00Z", ["new"]],
  ])("%s", async (_, at, expected) => {
    expect(await keys(at)).toEqual(expected);
  });

  it("says from when until when", async () => {
    expect(await served("2026-01-15T00:00:00Z")).toEqual([
      {
        modelVersion: { kind: "ModelVersion", key: `${q}risk@1` },
        deployment: { key: `${q}old` },
        environment: "production",
        from: "2026-01-01T00:00:00.000Z",
        to: "2026-03-01T00:00:00.000Z",
      },
    ]);
  });

  it("of another environment, and of all", async () => {
    expect(await keys("2026-11-22T00:00:00Z", { environment: "staging" })).toEqual(["trial"]);
    expect((await keys("2026-11-22T00:00:00Z", { environment: null })).sort()).toEqual(["new", "trial"]);
  });

  it("is production, where nothing is said", async () => {
    const query = `{ modelInProduction(model: "${q}risk", at: "2026-11-22T00:00:00Z") { environment } }`;
    expect(await service.client.ask(query)).toEqual({ modelInProduction: [{ environment: "production" }] });
  });

  it("takes a whole version for the model, too", async () => {
    expect(await keys("2026-02-15T00:00:00Z", { model: `${q}risk@1` })).toEqual(["old"]);
  });

  it("takes a date for its start in UTC", async () => {
    expect(await keys("2026-01-01")).toEqual(["old"]);
    expect(await keys("2026-03-01")).toEqual(["new"]);
  });

  it("says that a model is not there, and which is", async () => {
    const at = "2026-11-22T00:00:00Z";
    for (const model of [`${q}Risk`, `${q}risk@9`]) {
      const { message, extensions } = await service.client.refusal(QUERY, { model, at });
      expect(extensions).toEqual({ code: "NOT_FOUND", path: "model" });
      expect(message).toMatch(new RegExp(`^model: no model has that name: there is .*"${q}risk`));
    }
  });

  it("says that a model was never in an environment, and in which it was", async () => {
    const variables = { model: `${q}risk`, at: "2026-11-22T00:00:00Z", environment: "Production" };
    const { message, extensions } = await service.client.refusal(QUERY, variables);
    expect(extensions).toEqual({ code: "NOT_FOUND", path: "environment" });
    expect(message).toBe(
      'environment: no deployment of this model was ever in that environment: there is "production", "staging"',
    );
  });

  it("is empty for a model that was never deployed", async () => {
    await service.client.record({ modelVersion: { key: `${q}new@1` } });
    expect(await keys("2026-11-22T00:00:00Z", { model: `${q}new` })).toEqual([]);
  });

  it("refuses a time that is none", async () => {
    const error = await service.client.refusal(QUERY, { model: "m", at: "2026-02-30T00:00:00Z" });
    expect(error.extensions.code).toBe("BAD_USER_INPUT");
  });
});
