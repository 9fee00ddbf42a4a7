import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProfiledPlan } from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../../src/graph/graph.js";
import { readOutcomes } from "../../../src/graph/outcomes.js";
import type { Place } from "../../../src/graph/page.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { newPrefix } from "../../support/prefix.js";
import { type Given, openMigratedGraph, openRecorder, prediction, record } from "../../support/store.js";

describe("a page of outcomes", () => {
  const p = newPrefix();
  /** More than a page of a deployment looks at. */
  const MANY = 10_100;
  const RARE = 3;
  let graph: Graph;

  beforeAll(async () => {
    graph = await openMigratedGraph();
    const recorder = openRecorder(graph);
    const outcome = (key: string, of: string, at: number): Given => [
      "Outcome",
      { key: `${p}${key}`, prediction: `${p}${of}`, actual: true, at: new Date(at).toISOString() },
    ];
    const start = Date.UTC(2026, 10, 21);
    await record(recorder, prediction(`${p}rare`, `${p}d-7`), prediction(`${p}usual`, `${p}d-8`));
    await record(
      recorder,
      ...Array.from({ length: RARE }, (_, i) => outcome(`rare-${i}`, "rare", start - i)),
    );
    for (let from = 0; from < MANY; from += 5_000)
      await record(
        recorder,
        ...Array.from({ length: Math.min(5_000, MANY - from) }, (_, i) =>
          outcome(`usual-${from + i}`, "usual", start + from + i),
        ),
      );
    await recorder[Symbol.asyncDispose]();
    // Neo4j does it by itself, some seconds after a store has grown
    await graph.driver.executeQuery("CALL db.prepareForReplanning()");
  });

  afterAll(async () => {
    await graph[Symbol.asyncDispose]();
  });

  it("of a deployment with few among many ends, says where, and goes on there", async () => {
    const filter = { prediction: null, deployment: `${p}d-7`, from: null, to: null };
    const found: string[] = [];
    const pages: number[] = [];
    for (let after: Place | null = null; ; ) {
      const page = await readOutcomes(graph, filter, after, 2);
      found.push(...page.facts.map(({ fact }) => fact.key.slice(p.length)));
      pages.push(page.facts.length);
      if (!page.hasNext) break;
      after = page.end ?? page.facts.at(-1)?.place ?? null;
    }
    expect(found).toEqual(["rare-0", "rare-1", "rare-2"]);
    expect(pages).toEqual([0, 2, 1]);
  });

  /** How many things of the store a statement looks at. */
  async function hits(file: string, params: object, rows: number): Promise<number> {
    const text = readFileSync(join(packageRoot, "cypher", file), "utf8");
    const { records, summary } = await graph.driver.executeQuery(`PROFILE ${text}`, { ...params });
    expect(records).toHaveLength(rows);
    if (!summary.profile) throw new Error("Neo4j profiled nothing");
    return sum(summary.profile);
  }

  it.each([
    ["of all", "outcomes/all.cypher", {}],
    ["of a deployment", "outcomes/ofSource.cypher", { source: `Deployment ${p}d-8`, fromKey: "" }],
  ])("%s is read without reading the rest", async (_, file, params) => {
    const window = {
      from: "0000-01-01T00:00:00.000Z",
      until: "9999-12-31T23:59:59.999Z",
      beforeKey: "\u{10ffff}",
      limit: 51,
    };
    expect(await hits(file, { ...window, ...params }, 51)).toBeLessThan(MANY / 2);
  });
});

const sum = ({ dbHits, children }: ProfiledPlan): number =>
  dbHits + children.reduce((total, child) => total + sum(child), 0);
