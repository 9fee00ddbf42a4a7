import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../../src/graph/graph.js";
import { type ImpactRequest, readImpact } from "../../../src/graph/impact.js";
import type { Place } from "../../../src/graph/page.js";
import type { Recorder } from "../../../src/graph/recorder/recorder.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { newPrefix } from "../../support/prefix.js";
import { type Given, openMigratedGraph, openRecorder, record } from "../../support/store.js";

const p = newPrefix();
let graph: Graph;
let recorder: Recorder;

const at = (second: number) => new Date(Date.UTC(2026, 9, 1, 0, 0, second)).toISOString();
const deployment = (key: string, modelVersion: string): Given => [
  "Deployment",
  { key: `${p}${key}`, modelVersion: `${p}${modelVersion}`, environment: "production", startedAt: at(0) },
];
const prediction = (requestId: string, by: string, second: number): Given => [
  "Prediction",
  {
    requestId: `${p}${requestId}`,
    deployment: `${p}${by}`,
    features: {},
    prediction: 1,
    timestamp: at(second),
  },
];
const amendment = (key: string, kind: string, fact: string, correction: object): Given => [
  "Amendment",
  { key: `${p}${key}`, kind, fact: `${p}${fact}`, correction, reason: "typing error" },
];

beforeAll(async () => {
  graph = await openMigratedGraph();
  recorder = openRecorder(graph);
  await record(
    recorder,
    ["SourceTable", { key: `${p}table` }],
    ["ModelVersion", { key: `${p}m@1` }],
    ["ModelVersion", { key: `${p}m@2` }],
    deployment("d-1", "m@1"),
    deployment("d-2", "m@1"),
    deployment("d-3", "m@2"),
    ...Array.from({ length: 6 }, (_, i) => prediction(`a-${i}`, i % 2 === 0 ? "d-1" : "d-2", i)),
    prediction("b-1", "d-3", 2),
    prediction("b-2", "d-3", 3),
    // led from one model version's deployment to the other's, and between two of the same
    amendment("am-1", "Prediction", "b-1", { deployment: `${p}d-1` }),
    amendment("am-2", "Prediction", "a-0", { deployment: `${p}d-2` }),
    [
      "Transformation",
      {
        key: `${p}etl`,
        job: "clean",
        reads: [{ sourceTable: `${p}table`, dateFrom: "2026-01-01", dateTo: "2026-02-01" }],
      },
    ],
    [
      "Amendment",
      {
        key: `${p}am-3`,
        kind: "Transformation",
        fact: `${p}etl`,
        correction: {
          reads: [{ sourceTable: `${p}table`, dateFrom: "2026-03-01", dateTo: "2026-04-01" }],
        },
        reason: "typing error",
      },
    ],
  );
});
afterAll(async () => {
  await recorder[Symbol.asyncDispose]();
  await graph[Symbol.asyncDispose]();
});

const impactOf = (request: Partial<ImpactRequest>) =>
  readImpact(graph, {
    kind: "ModelVersion",
    key: `${p}m@1`,
    data: null,
    served: null,
    asOf: null,
    ...request,
  });

async function requestIds(request: Partial<ImpactRequest>, limit: number): Promise<string[]> {
  const { predictions } = await impactOf(request);
  const found: string[] = [];
  for (let after: Place | null = null; ; ) {
    const { facts, hasNext } = await predictions(after, limit);
    expect(facts.length).toBeLessThanOrEqual(limit);
    found.push(...facts.map(({ fact }) => fact.key.slice(p.length)));
    after = facts.at(-1)?.place ?? null;
    if (!hasNext) return found;
  }
}

describe("readImpact", () => {
  it("counts a prediction that an amendment leads there, each once, and pages have it in its place", async () => {
    const { predictionCount } = await impactOf({});
    expect(await predictionCount()).toBe(7);
    for (const limit of [1, 2, 3, 100])
      expect(await requestIds({}, limit)).toEqual(["a-5", "a-4", "a-3", "b-1", "a-2", "a-1", "a-0"]);
  });

  it("narrows those that amendments lead there by their time, too", async () => {
    const served = { from: at(1), to: at(3) };
    const { predictionCount, counts } = await impactOf({ served });
    expect(await predictionCount()).toBe(3);
    expect(await counts()).toContainEqual({ kind: "Prediction", count: 3 });
    expect(await requestIds({ served }, 2)).toEqual(["b-1", "a-2", "a-1"]);
    const later = await impactOf({ served: { from: at(3), to: null } });
    expect(await later.predictionCount()).toBe(3);
  });

  it("counts what was recorded as its effect, too, as a lineage has it", async () => {
    const other = await impactOf({ key: `${p}m@2` });
    expect(await other.predictionCount()).toBe(2);
  });

  it("takes the corrected range of what was read for the one that holds", async () => {
    const table = { kind: "SourceTable", key: `${p}table` } as const;
    const read = async (from: string, to: string) =>
      (await impactOf({ ...table, data: { from, to } })).factsOf("Transformation").map(({ key }) => key);
    expect(await read("2026-01-10T00:00:00.000Z", "2026-01-20T00:00:00.000Z")).toEqual([]);
    expect(await read("2026-03-10T00:00:00.000Z", "2026-03-20T00:00:00.000Z")).toEqual([`${p}etl`]);
  });

  it("throws NOT_FOUND for what nobody recorded or refers to", async () => {
    await expect(impactOf({ key: `${p}none` })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("reads no prediction to count them: a node keeps the number", async () => {
    const text = await readFile(join(packageRoot, "cypher/impact/degrees.cypher"), "utf8");
    const { summary } = await graph.driver.executeQuery(`PROFILE ${text}`, {
      deployments: [`${p}d-1`],
      modelVersions: [],
    });
    if (!summary.plan || summary.profile === false) throw new Error("Neo4j explained nothing");
    const plan = details(summary.plan).join("\n");
    expect(plan).toContain("getDegree((d)<-[:SERVED_BY]-())");
    expect(plan).toContain("getDegree((m)<-[:MADE_BY]-())");
    expect(plan).not.toMatch(/Expand/);
  });
});

const details = ({ operatorType, arguments: given, children }: Plan): string[] => [
  `${operatorType} ${String(given.Details ?? "")}`,
  ...children.flatMap(details),
];
