import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProfiledPlan } from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SERVICE } from "../../../src/facts/role.js";
import type { Graph } from "../../../src/graph/graph.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { newPrefix } from "../../support/prefix.js";
import { openMigratedGraph, openRecorder } from "../../support/store.js";

const p = newPrefix();
const MANY = 3_000;
const FEW = 200;
const access = (i: number) => ({
  key: `${p}${i}`,
  system: "registry",
  principal: `${p}reader-${i % 3}`,
  operation: "download",
  facts: i < FEW ? [{ kind: "Prediction", key: `${p}named` }] : [],
  at: new Date(Date.UTC(2026, 10, 21) + i).toISOString(),
  outcome: i % 2 === 0 ? "ALLOWED" : "DENIED",
});
const alert = (i: number) => ({
  key: `${p}${i}`,
  rule: "EXAMPLE",
  principal: `${p}reader-1`,
  message: "an example",
  evidence: {},
  at: new Date(Date.UTC(2026, 10, 21) + i).toISOString(),
  accesses: [],
});

let graph: Graph;

beforeAll(async () => {
  graph = await openMigratedGraph();
  const recorder = openRecorder(graph);
  const facts = Array.from({ length: MANY }, (_, i) => [
    { kind: "Access" as const, input: access(i), path: "" },
    { kind: "Alert" as const, input: alert(i), path: "" },
  ]);
  await recorder.record(facts.slice(0, MANY / 2).flat(), SERVICE);
  await recorder.record(facts.slice(MANY / 2).flat(), SERVICE);
  await recorder[Symbol.asyncDispose]();
  // Neo4j does it by itself, some seconds after a store has grown
  await graph.driver.executeQuery("CALL db.prepareForReplanning()");
});

afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});

const window = {
  from: "0000-01-01T00:00:00.000Z",
  until: "9999-12-31T23:59:59.999Z",
  beforeKey: "\u{10ffff}",
  limit: 51,
};
const both = { outcomes: ["ALLOWED", "DENIED"], system: null, operation: null };
const one = { principal: `${p}reader-1` };
const fact = { kind: "Prediction", key: `${p}named` };

describe.each([
  ["of all accesses", "access/accesses/byOutcome.cypher", { ...window, ...both }],
  ["of refused accesses", "access/accesses/byOutcome.cypher", { ...window, ...both, outcomes: ["DENIED"] }],
  ["of one principal's accesses", "access/accesses/byPrincipal.cypher", { ...window, ...both, ...one }],
  [
    "of one fact's accesses",
    "access/accesses/byFact.cypher",
    { ...window, ...both, ...fact, principal: null },
  ],
  [
    "of one fact's by one principal",
    "access/accesses/byFact.cypher",
    { ...window, ...both, ...fact, ...one },
  ],
  ["of all alerts", "access/alerts/page.cypher", { ...window, rule: null, principal: null }],
  ["of alerts from an index on", "access/alerts/since.cypher", { next: 0, limit: 51 }],
])("a page %s", (_, file, params) => {
  it("is read without reading the rest", async () => {
    const text = readFileSync(join(packageRoot, "cypher", file), "utf8");
    const { records, summary } = await graph.driver.executeQuery(`PROFILE ${text}`, params);
    expect(records).toHaveLength(51);
    if (!summary.profile) throw new Error("Neo4j profiled nothing");
    expect(hits(summary.profile)).toBeLessThan(MANY);
  });
});

/** How many things of the store a statement looks at. */
const hits = ({ dbHits, children }: ProfiledPlan): number =>
  dbHits + children.reduce((total, child) => total + hits(child), 0);
