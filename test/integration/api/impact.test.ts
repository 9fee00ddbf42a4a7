import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { minutesAgo, trailFacts } from "../../support/trailFacts.js";

const p = newPrefix();
const local = useService();
const guarded = useService({ AUTH: "keys" });

const loans = { kind: "SourceTable", key: `${p}warehouse/loans` };

const made = (requestId: string, by: object, minutes: number) => ({
  prediction: {
    requestId: `${p}${requestId}`,
    ...by,
    features: {},
    prediction: 1,
    timestamp: minutesAgo(minutes),
  },
});
const reading = (name: string, range: object) => [
  {
    transformation: { key: `${p}etl-${name}`, job: "clean", reads: [{ sourceTable: loans.key, ...range }] },
  },
  { datasetVersion: { key: `${p}data-${name}`, writtenBy: `${p}etl-${name}` } },
];

/** How many facts the log had before the later facts. */
let before = 0;

beforeAll(async () => {
  await local.client.record(
    ...trailFacts(p),
    made("served-1", { deployment: `${p}d-7` }, 14),
    made("served-2", { deployment: `${p}d-7` }, 12),
    // the deployment's own reference counts, not what the server claims
    made("served-3", { deployment: `${p}d-7`, modelVersion: `${p}other@1` }, 10),
    made("made-1", { modelVersion: `${p}credit-risk@7` }, 11),
    made("elsewhere", { deployment: `${p}d-99` }, 13),
  );
  const { checkpoint } = await local.client.ask<{ checkpoint: { size: number } }>("{ checkpoint { size } }");
  before = checkpoint.size;
  await local.client.record(
    ...reading("late", { dateFrom: "2026-10-01", dateTo: "2026-11-01" }),
    ...reading("undated", { rowCount: 5 }),
    ...reading("open", { dateFrom: "2026-11-01" }),
    made("served-4", { deployment: `${p}d-7` }, 9),
  );
});

const IMPACT = `query Affected($kind: FactKind!, $key: ID!, $data: TimeRange, $served: TimeRange, $asOf: AsOf) {
  impact(kind: $kind, key: $key, data: $data, served: $served, asOf: $asOf) {
    counts { kind count } undated
    transformations { key } datasetVersions { key } modelVersions { key } deployments { kind key }
    predictionCount predictions { edges { node { requestId } } }
  }
}`;

interface Connection {
  readonly edges: readonly { readonly node: { readonly requestId: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

interface Impact {
  readonly counts: readonly { kind: string; count: number }[];
  readonly undated: number;
  readonly transformations: readonly { key: string }[];
  readonly predictionCount: number;
  readonly predictions: Pick<Connection, "edges">;
}

async function impactOf(variables: object) {
  const { impact } = await local.client.ask<{ impact: Impact }>(IMPACT, { ...loans, ...variables });
  return {
    ...impact,
    predictions: impact.predictions.edges.map(({ node }) => node.requestId.slice(p.length)),
    transformations: impact.transformations.map(({ key }) => key.slice(p.length)),
  };
}

describe("impact", () => {
  it("counts and names all that rests on a fact, and not the fact itself", async () => {
    expect(await impactOf({})).toEqual({
      counts: [
        { kind: "Transformation", count: 4 },
        { kind: "DatasetVersion", count: 5 },
        { kind: "TrainingRun", count: 1 },
        { kind: "ModelVersion", count: 1 },
        { kind: "Approval", count: 1 },
        { kind: "StageTransition", count: 1 },
        { kind: "Deployment", count: 1 },
        { kind: "Prediction", count: 6 },
      ],
      undated: 0,
      transformations: ["etl-1", "etl-late", "etl-undated", "etl-open"],
      datasetVersions: ["loans@1", "loans-test@1", "data-late", "data-undated", "data-open"].map((key) => ({
        key: `${p}${key}`,
      })),
      modelVersions: [{ key: `${p}credit-risk@7` }],
      deployments: [{ kind: "Deployment", key: `${p}d-7` }],
      predictionCount: 6,
      predictions: ["served-4", "served-3", "made-1", "served-2", "served-1", "req-42"],
    });
  });

  it("says the same as the lineage, of each kind", async () => {
    const starts = [
      loans,
      { kind: "DatasetVersion", key: `${p}loans@1` },
      { kind: "ModelVersion", key: `${p}credit-risk@7` },
      { kind: "Deployment", key: `${p}d-7` },
      { kind: "Approval", key: `${p}a-1` },
      { kind: "Prediction", key: `${p}req-42` },
    ];
    for (const start of starts) {
      const { lineage } = await local.client.ask<{ lineage: { nodes: { kind: string; key: string }[] } }>(
        "query ($kind: FactKind!, $key: ID!) { lineage(kind: $kind, key: $key, direction: DOWNSTREAM) { nodes { kind key } } }",
        start,
      );
      const counts = new Map<string, number>();
      for (const { kind, key } of lineage.nodes)
        if (kind !== start.kind || key !== start.key) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const impact = await impactOf(start);
      expect(new Map(impact.counts.map(({ kind, count }) => [kind, count]))).toEqual(counts);
      expect(impact.predictions).toHaveLength(impact.predictionCount);
    }
  });

  it.each([
    // the whole trail read January to September; who says nothing may have read anything
    [
      { from: "2026-09-30", to: "2026-10-01" },
      { transformations: ["etl-1", "etl-undated"], undated: 1, predictionCount: 6 },
    ],
    [
      { from: "2026-10-01", to: "2026-11-01" },
      { transformations: ["etl-late", "etl-undated"], undated: 1, predictionCount: 0 },
    ],
    [
      { from: "2026-10-31" },
      { transformations: ["etl-late", "etl-undated", "etl-open"], undated: 1, predictionCount: 0 },
    ],
    [{ to: "2026-01-01" }, { transformations: ["etl-undated"], undated: 1, predictionCount: 0 }],
    [{}, { transformations: ["etl-1", "etl-late", "etl-undated", "etl-open"], undated: 1 }],
  ])("of the data %j follows what used some of it, and what doesn't say", async (data, expected) => {
    expect(await impactOf({ data })).toMatchObject(expected);
  });

  it("narrows the predictions by their time, the end not included", async () => {
    const served = { from: minutesAgo(14), to: minutesAgo(11) };
    expect(await impactOf({ served })).toMatchObject({
      predictionCount: 2,
      predictions: ["served-2", "served-1"],
      transformations: { length: 4 },
    });
    expect(await impactOf({ served: { from: minutesAgo(11) } })).toMatchObject({ predictionCount: 3 });
    expect(await impactOf({ served: { to: minutesAgo(14) } })).toMatchObject({ predictions: ["req-42"] });
  });

  it("of the past has only what was recorded then", async () => {
    expect(await impactOf({ asOf: { index: before } })).toMatchObject({
      transformations: ["etl-1"],
      predictionCount: 5,
      predictions: ["served-3", "made-1", "served-2", "served-1", "req-42"],
    });
    expect(await impactOf({ asOf: { index: 0 } })).toMatchObject({ counts: [], predictions: [] });
  });

  it("pages through the predictions of all that made them", async () => {
    const PAGE = `query ($key: ID!, $after: String) {
      impact(kind: SourceTable, key: $key) { predictions(first: 2, after: $after) {
        edges { node { requestId } } pageInfo { hasNextPage endCursor }
      } }
    }`;
    const pages: string[][] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const answer: { impact: { predictions: Connection } } = await local.client.ask(PAGE, {
        key: loans.key,
        after,
      });
      const { edges, pageInfo } = answer.impact.predictions;
      pages.push(edges.map(({ node }) => node.requestId.slice(p.length)));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(pages).toEqual([
      ["served-4", "served-3"],
      ["made-1", "served-2"],
      ["served-1", "req-42"],
    ]);
  });

  it.each([
    ["a fact that is not there", { key: `${p}none` }, "NOT_FOUND", undefined],
    ["a kind that there is none of", { kind: "Nothing" }, "BAD_USER_INPUT", "kind"],
    [
      "a range that ends before it begins",
      { served: { from: "2026-02-01", to: "2026-01-01" } },
      "BAD_USER_INPUT",
      "served.to",
    ],
    [
      "data that ends before it begins",
      { data: { from: "2026-02-01", to: "2026-01-01" } },
      "BAD_USER_INPUT",
      "data.to",
    ],
    [
      "data of what nothing reads by time",
      { kind: "Deployment", key: `${p}d-7`, data: { from: "2026-02-01" } },
      "BAD_USER_INPUT",
      "data",
    ],
    ["a future", { asOf: { index: 1_000_000_000 } }, "BAD_USER_INPUT", "asOf.index"],
  ])("refuses %s", async (_, variables, code, path) => {
    const { extensions } = await local.client.refusal(IMPACT, { ...loans, ...variables });
    expect([extensions.code, extensions.path]).toEqual([code, path]);
  });

  it("leaves an Access that names the fact, and says how many predictions were asked for", async () => {
    await local.client.ask(
      `query Looked($key: ID!) { impact(kind: SourceTable, key: $key) { predictions(first: 3) { edges { cursor } } } }`,
      { key: loans.key },
    );
    const { accesses } = await local.client.ask<{ accesses: object }>(
      `{ accesses(first: 1, filter: { operation: "impact" }) { edges { node { operation fields pageSize facts { kind key } } } } }`,
    );
    expect(accesses).toEqual({
      edges: [{ node: { operation: "Looked", fields: ["impact"], pageSize: 3, facts: [loans] } }],
    });
  });

  it("shows counts to the role READ, and predictions to AUDIT", async () => {
    const [reader, auditor] = [`${p}reader`, `${p}auditor`];
    const keys = await createKeys({ [reader]: ["READ"], [auditor]: ["AUDIT"] });
    const ask = async (name: string, fields: string) => {
      const response = await fetch(`${guarded.client.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${keys[name]}` },
        body: JSON.stringify({
          query: `{ impact(kind: SourceTable, key: "${loans.key}") { ${fields} } }`,
        }),
      });
      const { data, errors }: Answer<object> = JSON.parse(await response.text());
      return errors?.[0]?.extensions.code ?? data;
    };
    expect(await ask(reader, "predictionCount deployments { key }")).toEqual({
      impact: { predictionCount: 6, deployments: [{ key: `${p}d-7` }] },
    });
    expect(await ask(reader, "predictionCount predictions { edges { cursor } }")).toBe("FORBIDDEN");
    expect(await ask(auditor, "predictions(first: 1) { edges { node { requestId } } }")).toEqual({
      impact: { predictions: { edges: [{ node: { requestId: `${p}served-4` } }] } },
    });
  });
});
