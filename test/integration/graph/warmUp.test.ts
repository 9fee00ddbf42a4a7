import type { Transaction } from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Graph } from "../../../src/graph/graph.js";
import { migrate } from "../../../src/graph/migrate.js";
import type { Recorder } from "../../../src/graph/recorder/recorder.js";
import { warmUp } from "../../../src/graph/warmUp.js";
import { dump, OwnNeo4j, openGraphOf } from "../../support/ownNeo4j.js";
import { newPrefix } from "../../support/prefix.js";
import { type Given, logSize, openRecorder, prediction, record } from "../../support/store.js";

let neo4j: OwnNeo4j;
let graph: Graph;
let recorder: Recorder;

// of its own: what others recorded would have to be compared too
beforeAll(async () => {
  neo4j = await OwnNeo4j.start();
  graph = openGraphOf(neo4j.config());
  await migrate(graph);
  recorder = openRecorder(graph);
});
afterAll(async () => {
  await recorder[Symbol.asyncDispose]();
  await graph[Symbol.asyncDispose]();
  await neo4j[Symbol.asyncDispose]();
});

/** Of several kinds. */
const facts = (p: string): Given[] => [
  ["SourceTable", { key: `${p}t` }],
  ["Transformation", { key: `${p}x`, job: "j", reads: [{ sourceTable: `${p}t` }] }],
  ["DatasetVersion", { key: `${p}d@1`, writtenBy: `${p}x` }],
  ["TrainingRun", { key: `${p}r`, trainedOn: [{ datasetVersion: `${p}d@1`, role: "TRAIN" }] }],
  ["ModelVersion", { key: `${p}m@1`, producedBy: `${p}r` }],
  [
    "Deployment",
    { key: `${p}d`, modelVersion: `${p}m@1`, environment: "production", startedAt: "2026-11-21T00:00:00Z" },
  ],
  prediction(`${p}p`, `${p}d`),
];

describe("warming up", () => {
  it("leaves nothing in the store", async () => {
    await record(recorder, ...facts(newPrefix()));
    const before = await dump(graph);
    await warmUp(graph);
    expect(await dump(graph)).toEqual(before);
  });

  it("stands in nobody's way: others warm up and record at the same time", async () => {
    const size = await logSize(graph);
    const batches = Array.from({ length: 5 }, () => facts(newPrefix()));
    await Promise.all([warmUp(graph), warmUp(graph), ...batches.map((batch) => record(recorder, ...batch))]);
    expect(await logSize(graph)).toBe(size + batches.flat().length);
  });

  it("runs whatever recording predictions runs, so that nobody waits while that is planned", async () => {
    const session = graph.session("WRITE");
    const transactions: Transaction = Object.getPrototypeOf(session.beginTransaction());
    await session.close();
    const run = vi.spyOn(transactions, "run");
    const statementsOf = async (work: () => Promise<unknown>): Promise<Set<string>> => {
      run.mockClear();
      await work();
      return new Set(run.mock.calls.map(([text]) => String(text)));
    };
    try {
      const warmed = await statementsOf(() => warmUp(graph));
      const many = Array.from({ length: 600 }, (_, i) => prediction(`${newPrefix()}p-${i}`, "d"));
      const recorded = await statementsOf(async () => {
        await record(recorder, ...many.slice(0, 1));
        await record(recorder, ...many.slice(1));
      });
      expect(recorded.size).toBeGreaterThan(5);
      expect([...recorded].filter((text) => !warmed.has(text))).toEqual([]);
    } finally {
      run.mockRestore();
    }
  });
});
