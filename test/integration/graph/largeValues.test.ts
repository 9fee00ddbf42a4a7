import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../../src/graph/graph.js";
import { readLineage } from "../../../src/graph/lineage.js";
import { readFacts } from "../../../src/graph/log/mirrored.js";
import type { Place } from "../../../src/graph/page.js";
import { readPredictions } from "../../../src/graph/predictions.js";
import type { Recorder } from "../../../src/graph/recorder/recorder.js";
import { sizeOf } from "../../../src/graph/storedFact.js";
import { readTrail } from "../../../src/graph/trail.js";
import { recordOldPrediction } from "../../support/oldFacts.js";
import { newPrefix } from "../../support/prefix.js";
import { logSize, openMigratedGraph, openRecorder, record } from "../../support/store.js";

const MIB = 1024 * 1024;

/** Twelve predictions of 5 MiB each, of one deployment. */
describe("in a store with values from before there was a limit", () => {
  const p = newPrefix();
  const COUNT = 12;
  const ids = Array.from({ length: COUNT }, (_, i) => `${p}${String(i).padStart(2, "0")}`);
  let graph: Graph;
  let recorder: Recorder;
  let first: number;

  beforeAll(async () => {
    graph = await openMigratedGraph();
    recorder = openRecorder(graph);
    first = await logSize(graph);
    for (const id of ids) await recordOldPrediction(graph, id, `${p}d`, "x".repeat(5 * MIB));
  });

  afterAll(async () => {
    await recorder[Symbol.asyncDispose]();
    await graph[Symbol.asyncDispose]();
  });

  const filter = { requestIds: null, model: null, modelVersion: null, from: null, to: null };

  it("a page ends at 8 MiB, has a next one, and its end leads there", async () => {
    const found: string[] = [];
    let after: Place | null = null;
    for (;;) {
      const page = await readPredictions(graph, { ...filter, deployment: `${p}d` }, after, 50);
      expect(page.facts.length).toBeLessThanOrEqual(2);
      found.push(...page.facts.map(({ fact }) => fact.key));
      if (!page.hasNext) break;
      after = page.facts.at(-1)?.place ?? null;
    }
    expect(found).toEqual(ids.toReversed());
  });

  it("a page has one fact at least, however large", async () => {
    await recordOldPrediction(graph, `${p}largest`, `${p}largest`, "x".repeat(12 * MIB));
    const page = await readPredictions(graph, { ...filter, deployment: `${p}largest` }, null, 50);
    expect(page).toMatchObject({ facts: [{ fact: { key: `${p}largest` } }], hasNext: false });
  });

  it("a lineage is refused whose values have over 32 MiB, and has none of them for who may not see them", async () => {
    const start = { kind: "Deployment", key: `${p}d` } as const;
    await expect(readLineage(graph, start, "DOWNSTREAM", null, true)).rejects.toMatchObject({
      code: "LIMIT_EXCEEDED",
      path: "maxDepth",
    });
    const { facts } = await readLineage(graph, start, "DOWNSTREAM", null, false);
    expect(facts).toHaveLength(COUNT + 1);
    expect(facts.flatMap(({ recorded }) => Object.keys(recorded?.sealed ?? {}))).toEqual([]);
  });

  it("a report holds a long value, and is refused where its trail has over 32 MiB", async () => {
    const { facts } = await readTrail(graph, ids[0] ?? "");
    expect(facts.walked.reduce((sum, fact) => sum + sizeOf(fact), 0)).toBeGreaterThan(5 * MIB);
    for (let i = 0; i < 8; i++)
      await record(recorder, [
        "Amendment",
        {
          key: `${p}a-${i}`,
          kind: "Prediction",
          fact: ids[0],
          correction: { features: { n: i } },
          reason: "typing",
        },
      ]);
    const long = "MATCH (a:Amendment) WHERE a.key STARTS WITH $p SET a.correction = $correction";
    await graph.driver.executeQuery(long, { p, correction: `{"features":"${"x".repeat(5 * MIB)}"}` });
    await expect(readTrail(graph, ids[0] ?? "")).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
  });

  it("facts are read for an export in pieces of some 16 MiB", async () => {
    const piece = await readFacts(graph, first, first + COUNT);
    expect(piece.map(({ key }) => key)).toEqual(ids.slice(0, 4));
  });
});
