import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ProoflineError } from "../../../src/facts/error.js";
import type { Graph } from "../../../src/graph/graph.js";
import { newPrefix } from "../../support/prefix.js";
import { logSize, openMigratedGraph, record } from "../../support/store.js";
import { factsOf, forget, Process, stateOf } from "./assembling.js";
import { type RunGiven, runEvent } from "./lineage.js";

/** Long enough for two events and a pause of a second, also on a busy machine. */
const QUIET_MS = 4_000;

let graph: Graph;
let p: string;
let one: Process;
let other: Process;

beforeAll(async () => {
  graph = await openMigratedGraph();
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
});
beforeEach(() => {
  p = newPrefix();
  one = new Process();
  other = new Process();
});
afterEach(async () => {
  for (const process of [one, other]) await process[Symbol.asyncDispose]();
});

const table = (name: string, facets: object = {}) => ({
  namespace: "s3://lake",
  name: `${p}${name}`,
  facets,
});
const run = (job: string, second: number, given: Partial<RunGiven> = {}) => ({
  runId: `${p}${job}-${randomUUID()}`,
  job: `${p}${job}`,
  second,
  ...given,
});
const whole = (given: RunGiven) => [
  runEvent("START", given),
  runEvent("COMPLETE", { ...given, second: given.second + 5 }),
];
/** Runs in a chain, each reading what the one before it wrote. */
const chain = (length: number) =>
  Array.from({ length }, (_, i) =>
    run(`j${i}`, i * 10, { inputs: [table(`t${i}`)], outputs: [table(`t${i + 1}`)] }),
  );

/** Each run has one transformation, which reads what the run before it wrote, and all of its facts are there. */
async function expectChain(runs: readonly RunGiven[]): Promise<void> {
  const facts = await factsOf(graph, "Transformation", p);
  expect(facts.map(({ key }) => key).sort()).toEqual(runs.map(({ runId }) => runId).sort());
  for (const [i, { runId }] of runs.entries()) {
    const fact = facts.find(({ key }) => key === runId);
    const before = runs[i - 1];
    expect(fact?.fields.reads?.map(({ kind, key }) => [kind, key])).toEqual([
      before === undefined
        ? ["SourceTable", `s3://lake/${p}t0`]
        : ["DatasetVersion", `s3://lake/${p}t${i}@${before.runId}`],
    ]);
    expect(await stateOf(graph, runId ?? "")).toMatchObject({ isPending: false });
  }
  expect(await factsOf(graph, "DatasetVersion", p)).toHaveLength(runs.length);
}

describe("the assembler", () => {
  it("puts a chain of runs together in the order in which they ran", async () => {
    const runs = chain(6);
    await one.send(...runs.flatMap(whole).reverse());
    await one.assembleToEnd();
    await expectChain(runs);
  });

  it("is right with two processes", async () => {
    const runs = chain(6);
    // a run that is put together before the event came that says who wrote what it read can't know that
    await Promise.all(runs.flatMap(whole).map((event, i) => (i % 2 === 0 ? one : other).send(event)));
    one.assemble();
    other.assemble();
    await Promise.all([one.assembleToEnd(), other.assembleToEnd()]);
    await expectChain(runs);
    expect([...one.reported, ...other.reported]).toEqual([]);
  });

  it.each([
    "openlineage/advance.cypher",
    "openlineage/due.cypher",
    "openlineage/assembled.cypher",
    "openlineage/done.cypher",
  ])("goes on where it was killed before %s, and another process does", async (file) => {
    const runs = chain(3);
    await one.send(...runs.flatMap(whole));
    let isGone = false;
    one.graph.before = (asked) => {
      if (asked === file) isGone = true;
      if (isGone) throw new ProoflineError("UNAVAILABLE", "killed");
    };
    one.assemble();
    await expect.poll(() => isGone, { timeout: 10_000 }).toBe(true);
    await other.assembleToEnd();
    await expectChain(runs);
  });

  it("makes nothing twice, and knows the same, when it reads the log anew", async () => {
    const runs = chain(4);
    const pending = run("open", 0);
    await one.send(...runs.flatMap(whole), runEvent("START", pending));
    await one.assembleToEnd();
    const size = await logSize(graph);
    await forget(graph);
    await other.assembleToEnd();
    expect(await logSize(graph)).toBe(size);
    await expectChain(runs);
    expect(await stateOf(graph, pending.runId)).toMatchObject({ isPending: true, events: 1 });
  });

  it("waits until a run is quiet", async () => {
    const given = run("quiet", 0, { outputs: [table("out")] });
    one.assemble(QUIET_MS);
    const began = performance.now();
    await one.send(runEvent("COMPLETE", given));
    await new Promise((resolve) => setTimeout(resolve, 900));
    await one.send(runEvent("START", { ...given, inputs: [table("in")] }));
    await one.assembleToEnd(QUIET_MS);
    expect(performance.now() - began).toBeGreaterThan(QUIET_MS + 800);
    const [fact] = await factsOf(graph, "Transformation", given.runId);
    expect(fact?.fields.reads).toHaveLength(1);
    expect(fact?.fields.toldBy).toHaveLength(2);
    expect(await factsOf(graph, "LateEvent", p)).toEqual([]);
  });
});

describe("an event that comes late", () => {
  it("leaves a fact that says what it says more, once, also when the log is read anew", async () => {
    const given = run("late", 0, { outputs: [table("out")] });
    await one.send(...whole(given));
    await one.assembleToEnd();
    await one.send(runEvent("RUNNING", { ...given, second: 3, inputs: [table("in")] }));
    await one.assembleToEnd();
    const late = await factsOf(graph, "LateEvent", p);
    expect(late).toHaveLength(1);
    expect(late[0]?.fields.says?.join()).toContain(`s3://lake/${p}in`);
    expect(late[0]?.fields.run).toEqual([{ kind: "Transformation", key: given.runId, props: {} }]);
    const size = await logSize(graph);
    await forget(graph);
    await other.assembleToEnd();
    expect(await logSize(graph)).toBe(size);
  });

  it("leaves none where it says nothing more", async () => {
    const given = run("same", 0, { outputs: [table("out")] });
    await one.send(...whole(given));
    await one.assembleToEnd();
    await one.send(runEvent("OTHER", { ...given, second: 2 }));
    await one.assembleToEnd();
    expect(await factsOf(graph, "LateEvent", p)).toEqual([]);
    expect(await stateOf(graph, given.runId)).toMatchObject({ isPending: false, events: 3 });
  });
});

describe("a run that can't be put together", () => {
  it("is pending with the reason where somebody recorded its transformation", async () => {
    const given = run("taken", 0, { outputs: [table("out")] });
    const well = run("well", 0, { outputs: [table("well")] });
    await record(one.recorder, ["Transformation", { key: given.runId, job: "by hand", reads: [] }]);
    await one.send(...whole(given), ...whole(well));
    await one.assembleToEnd();
    expect(await stateOf(graph, given.runId)).toMatchObject({
      isPending: true,
      reason: `Transformation ${given.runId} was recorded by somebody, and not put together from events`,
    });
    expect(await stateOf(graph, well.runId)).toMatchObject({ isPending: false });
  });

  it("is pending with the reason where another run wrote the same version", async () => {
    const out = table("out", { version: { datasetVersion: "7" } });
    const [first, second] = [run("first", 0, { outputs: [out] }), run("second", 10, { outputs: [out] })];
    await one.send(...whole(first));
    await one.assembleToEnd();
    await one.send(...whole(second));
    await one.assembleToEnd();
    expect(await stateOf(graph, second.runId)).toMatchObject({
      isPending: true,
      reason: expect.stringContaining(`DatasetVersion s3://lake/${p}out@7 is recorded with another content`),
    });
    expect(await factsOf(graph, "Transformation", second.runId)).toEqual([]);
  });

  it("lacks what was erased, and is pending where all was", async () => {
    const given = run("erased", 0, { outputs: [table("out")] });
    const events = whole(given);
    await one.send(...events);
    const erase = async (count: number) => {
      const { records } = await graph.driver.executeQuery(
        "MATCH (n:RunEvent {runId: $runId}) WITH n ORDER BY n.index LIMIT toInteger($count) RETURN n.key AS key",
        { runId: given.runId, count },
      );
      for (const row of records)
        await record(one.recorder, [
          "Erasure",
          {
            key: `${p}${row.get("key")}`,
            kind: "RunEvent",
            fact: row.get("key"),
            performedBy: "ann",
            reason: "asked",
          },
        ]);
    };
    await erase(2);
    await one.assembleToEnd();
    expect(await stateOf(graph, given.runId)).toMatchObject({
      isPending: true,
      reason: "2 events of it were erased, or can't be read",
    });
  });
});

describe("a streaming job", () => {
  it("is put together at each RUNNING event with outputs, and is pending as long as it runs", async () => {
    const given = run("stream", 0, {
      inputs: [table("topic")],
      jobFacets: { jobType: { processingType: "STREAMING", integration: "FLINK" } },
    });
    await one.send(runEvent("START", given));
    await one.send(runEvent("RUNNING", { ...given, second: 10, outputs: [table("sink")] }));
    await one.assembleToEnd();
    await one.send(runEvent("RUNNING", { ...given, second: 20, outputs: [table("sink")] }));
    await one.assembleToEnd();
    const facts = await factsOf(graph, "Transformation", given.runId);
    expect(facts.map(({ key }) => key).sort()).toEqual([
      `${given.runId}@2026-11-20T08:00:10.000Z`,
      `${given.runId}@2026-11-20T08:00:20.000Z`,
    ]);
    expect(await stateOf(graph, given.runId)).toMatchObject({
      isPending: true,
      isStream: true,
    });
    await one.send(runEvent("ABORT", { ...given, second: 30 }));
    await one.assembleToEnd();
    expect(await stateOf(graph, given.runId)).toMatchObject({ isPending: false });
  });
});

describe("a Neo4j that is away", () => {
  it("delays runs and nothing else", async () => {
    const runs = chain(2);
    await one.send(...runs.flatMap(whole));
    let isAway = true;
    let asked = 0;
    one.graph.before = () => {
      asked++;
      if (isAway) throw new ProoflineError("UNAVAILABLE", "away");
    };
    one.assemble();
    await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(1);
    isAway = false;
    await one.assembleToEnd();
    await expectChain(runs);
    expect(one.reported).toEqual([]);
  });
});
