import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leafHashHex, parseEntry } from "../../../src/facts/entry.js";
import type { Graph } from "../../../src/graph/graph.js";
import { Recorder } from "../../../src/graph/recorder/recorder.js";
import { newPrefix } from "../../support/prefix.js";
import {
  type Given,
  logFrom,
  logSize,
  openGraph,
  openMigratedGraph,
  openRecorder,
  prediction,
  record,
  rows,
} from "../../support/store.js";

describe("the Recorder", () => {
  const p = newPrefix();
  let graph: Graph;
  let otherGraph: Graph;
  let recorder: Recorder;
  /** As a second process on the same database has it. */
  let other: Recorder;

  beforeAll(async () => {
    graph = await openMigratedGraph();
    otherGraph = openGraph();
    recorder = openRecorder(graph);
    other = openRecorder(otherGraph);
    await rows(graph, "CREATE INDEX long_text FOR (n:SourceTable) ON (n.description)");
    await rows(graph, "CALL db.awaitIndexes()");
  });

  afterAll(async () => {
    await rows(graph, "DROP INDEX long_text");
    for (const one of [recorder, other, graph, otherGraph]) await one[Symbol.asyncDispose]();
  });

  it("makes one dense log of what two processes send at once", async () => {
    const from = await logSize(graph);
    const sent = Array.from({ length: 40 }, (_, i) =>
      record(
        i % 2 === 0 ? recorder : other,
        ...Array.from({ length: 5 }, (_, j) => prediction(`${p}dense-${i}-${j}`, `${p}d-7`)),
      ),
    );
    const receipts = (await Promise.all(sent)).flat();
    const { facts, size } = await logFrom(graph, from);
    expect(size).toBe(from + 200);
    expect(facts.map(({ index }) => index)).toEqual(Array.from({ length: 200 }, (_, i) => from + i));
    const byIndex = receipts.toSorted((a, b) => a.index - b.index);
    expect(byIndex.map(({ key }) => key)).toEqual(facts.map(({ key }) => key));
    expect(byIndex.map((receipt) => receipt.leafHash)).toEqual(
      facts.map(({ entry }) => leafHashHex(String(entry))),
    );
    const times = facts.map(({ entry }) => parseEntry(String(entry)).recordedAt);
    expect(times).toEqual(times.toSorted());
  });

  it("records a batch that is sent eight times at once only once", async () => {
    const from = await logSize(graph);
    const batch = Array.from({ length: 20 }, (_, i) => prediction(`${p}once-${i}`, `${p}d-7`));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => record(i % 2 === 0 ? recorder : other, ...batch)),
    );
    const [first, ...others] = answers.toSorted((a, b) => Number(a[0]?.duplicate) - Number(b[0]?.duplicate));
    expect(first?.map(({ duplicate }) => duplicate)).toEqual(batch.map(() => false));
    for (const answer of others)
      expect(answer).toEqual(first?.map((receipt) => ({ ...receipt, duplicate: true })));
    expect(await logSize(graph)).toBe(from + 20);
  });

  it("fails a batch with a conflict whole, and none of those that share its transaction", async () => {
    await record(recorder, ["SourceTable", { key: `${p}t`, owner: "Sales" }]);
    const [before, conflict, after] = await Promise.allSettled([
      record(recorder, ["SourceTable", { key: `${p}before` }]),
      record(
        recorder,
        ["SourceTable", { key: `${p}in` }],
        ["SourceTable", { key: `${p}t`, owner: "Finance" }],
      ),
      record(recorder, ["SourceTable", { key: `${p}after` }]),
    ]);
    expect([before.status, conflict.status, after.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(conflict).toMatchObject({ reason: { code: "CONFLICT", path: "facts[1]" } });
    const found = await rows(
      graph,
      "MATCH (n:SourceTable) WHERE n.key STARTS WITH $p RETURN n.key AS key ORDER BY key",
      { p },
    );
    expect(found.map(({ key }) => key)).toEqual([`${p}after`, `${p}before`, `${p}t`]);
  });

  it("makes a placeholder of a cause that is not there, and fills it in when it comes", async () => {
    const key = `${p}later`;
    const node = () =>
      rows(
        graph,
        `MATCH (n:Deployment {key: $key}) RETURN labels(n) AS labels, properties(n) AS properties,
           COUNT { (n)<-[:SERVED_BY]-() } AS effects`,
        { key },
      );
    await record(recorder, prediction(`${p}early`, key));
    expect(await node()).toEqual([{ labels: ["Deployment"], properties: { key }, effects: 1 }]);

    const [receipt] = await record(recorder, [
      "Deployment",
      { key, modelVersion: `${p}m@1`, environment: "production", startedAt: "2026-10-05T09:00:00Z" },
    ]);
    expect(receipt).toMatchObject({ duplicate: false });
    const [filled] = await node();
    expect(filled).toMatchObject({
      labels: expect.arrayContaining(["Deployment", "Fact"]),
      properties: { key, index: receipt?.index, environment: "production" },
      effects: 1,
    });
  });

  it("keeps each fact's properties and edges as its entry states them", async () => {
    const key = `${p}etl`;
    await record(recorder, [
      "Transformation",
      {
        key,
        job: "clean",
        startedAt: "2026-10-01T01:00:00Z",
        exclusions: [{ rule: "age < 18", rowCount: 4 }],
        reads: [
          {
            sourceTable: `${p}t`,
            dateFrom: "2026-01-01T00:00:00Z",
            filter: "x > 0",
            rowCount: 9_007_199_254_740_991,
          },
          { datasetVersion: `${p}rates@1` },
        ],
      },
    ]);
    const found = await rows(
      graph,
      `MATCH (n:Transformation {key: $key})-[edge:READ]->(cause)
       RETURN toString(n.startedAt) AS startedAt, n.exclusions AS exclusions, toString(edge.dateFrom) AS dateFrom,
         edge.filter AS filter, edge.rowCount = 9007199254740991 AS exact, labels(cause) AS labels ORDER BY cause.key DESC`,
      { key },
    );
    const node = { startedAt: "2026-10-01T01:00:00Z", exclusions: '[{"rowCount":4,"rule":"age < 18"}]' };
    expect(found).toEqual([
      {
        ...node,
        dateFrom: "2026-01-01T00:00:00Z",
        filter: "x > 0",
        exact: true,
        labels: expect.arrayContaining(["SourceTable"]),
      },
      { ...node, dateFrom: null, filter: null, exact: null, labels: ["DatasetVersion"] },
    ]);
  });

  /** More than an index takes: with an index on that property Neo4j fails at it, as it would at any text it can't hold. */
  const unindexable: Given = ["SourceTable", { key: `${p}unindexable`, description: "x".repeat(40_000) }];

  it("leaves nothing of a batch that Neo4j refuses, and goes on", async () => {
    const from = await logSize(graph);
    await expect(record(recorder, unindexable)).rejects.toMatchObject({ code: "INTERNAL" });
    expect(await logSize(graph)).toBe(from);
    expect(await record(recorder, ["SourceTable", { key: `${p}next` }])).toMatchObject([{ index: from }]);
  });

  it("fails a caller alone whose facts Neo4j fails at, and none of those that share its transaction", async () => {
    const [before, refused, after] = await Promise.allSettled([
      record(recorder, ["SourceTable", { key: `${p}beside-1` }]),
      record(recorder, unindexable),
      record(recorder, ["SourceTable", { key: `${p}beside-2` }]),
    ]);
    expect([before.status, after.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(refused).toMatchObject({ status: "rejected", reason: { code: "INTERNAL" } });
  });

  describe("with a clock that is not the database's", () => {
    const TOLERANCE_MS = 120_000;
    const under = (offset: number) =>
      new Recorder(graph, { now: () => new Date(Date.now() + offset), toleranceMs: TOLERANCE_MS }, () => {});
    const decade = 10 * 365 * 86_400_000;

    it.each([
      ["ten years ahead", decade],
      ["ten years behind", -decade],
      ["three minutes ahead", 180_000],
    ])("records nothing %s, is not ready, and says both times", async (_, offset) => {
      await using wrong = under(offset);
      const from = await logSize(graph);
      const own = new Date(Date.now() + offset).toISOString().slice(0, 13);
      const theirs = new Date().toISOString().slice(0, 13);
      const refusal = {
        code: "UNAVAILABLE",
        message: expect.stringMatching(new RegExp(`this service has ${own}.*its database ${theirs}`)),
      };
      await expect(record(wrong, ["SourceTable", { key: `${p}wrong` }])).rejects.toMatchObject(refusal);
      await expect(wrong.check()).rejects.toMatchObject(refusal);
      expect(await logSize(graph)).toBe(from);
      await recorder.check();
      const [receipt] = await record(recorder, ["SourceTable", { key: `${p}right${offset}` }]);
      expect(receipt?.recordedAt.slice(0, 13)).toBe(theirs);
    });

    it("records where they differ by less than is tolerated", async () => {
      await using early = under(-60_000);
      expect(await record(early, ["SourceTable", { key: `${p}early` }])).toMatchObject([
        { duplicate: false },
      ]);
    });
  });

  it("records what was submitted before it is closed, and nothing afterwards", async () => {
    const closing = openRecorder(otherGraph);
    const submitted = record(closing, ["SourceTable", { key: `${p}last` }]);
    const closed = closing[Symbol.asyncDispose]();
    await expect(record(closing, ["SourceTable", { key: `${p}too-late` }])).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
    await closed;
    expect(await submitted).toMatchObject([{ key: `${p}last`, duplicate: false }]);
  });
});
