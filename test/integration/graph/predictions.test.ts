import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProfiledPlan } from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../../src/graph/graph.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { newPrefix } from "../../support/prefix.js";
import { openMigratedGraph, openRecorder, prediction, record } from "../../support/store.js";

describe("a page of predictions", () => {
  const p = newPrefix();
  const MANY = 3_000;
  const window = {
    from: "0000-01-01T00:00:00.000Z",
    until: "9999-12-31T23:59:59.999Z",
    beforeKey: "\u{10ffff}",
    limit: 51,
  };
  let graph: Graph;

  beforeAll(async () => {
    graph = await openMigratedGraph();
    const recorder = openRecorder(graph);
    await record(recorder, ...Array.from({ length: MANY }, (_, i) => prediction(`${p}${i}`, `${p}d-7`)));
    await recorder[Symbol.asyncDispose]();
    // Neo4j does it by itself, some seconds after a store has grown
    await graph.driver.executeQuery("CALL db.prepareForReplanning()");
  });

  afterAll(async () => {
    await graph[Symbol.asyncDispose]();
  });

  /** How many things of the store a statement looks at. */
  async function hits(file: string, params: object): Promise<number> {
    const text = readFileSync(join(packageRoot, "cypher", file), "utf8");
    const { records, summary } = await graph.driver.executeQuery(`PROFILE ${text}`, { ...params });
    expect(records).toHaveLength(window.limit);
    if (!summary.profile) throw new Error("Neo4j profiled nothing");
    return sum(summary.profile);
  }

  it.each([
    ["of all", "predictions/all.cypher", {}],
    ["of one deployment", "predictions/bySource.cypher", { sources: [`Deployment ${p}d-7`] }],
  ])("%s is read without reading the rest", async (_, file, params) => {
    expect(await hits(file, { ...window, ...params })).toBeLessThan(MANY / 2);
  });
});

const sum = ({ dbHits, children }: ProfiledPlan): number =>
  dbHits + children.reduce((total, child) => total + sum(child), 0);
