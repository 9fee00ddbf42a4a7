import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leafHashHex, parseEntry } from "../../../src/facts/entry.js";
import type { Graph } from "../../../src/graph/graph.js";
import { type PlanAhead, planAhead } from "../../../src/graph/recorder/ahead.js";
import { commitGroup } from "../../../src/graph/recorder/commit.js";
import type { Plan } from "../../../src/graph/recorder/plan.js";
import type { Recorder } from "../../../src/graph/recorder/recorder.js";
import type { Receipt, Submission } from "../../../src/graph/recorder/submission.js";
import { newPrefix } from "../../support/prefix.js";
import {
  CLOCK,
  type Given,
  logFrom,
  logSize,
  openGraph,
  openMigratedGraph,
  openRecorder,
  record,
  rows,
} from "../../support/store.js";
import { prediction, submission, table } from "../../unit/graph/submissions.js";

describe("a group that is planned before its turn", () => {
  const p = newPrefix();
  let graph: Graph;
  let otherGraph: Graph;
  /** As a second process on the same database has it. */
  let other: Recorder;

  beforeAll(async () => {
    graph = await openMigratedGraph();
    otherGraph = openGraph();
    other = openRecorder(otherGraph);
  });

  afterAll(async () => {
    for (const one of [other, graph, otherGraph]) await one[Symbol.asyncDispose]();
  });

  async function planned(group: Submission[], last?: Plan): Promise<PlanAhead> {
    const ahead = await planAhead(graph, CLOCK, group, last);
    if (ahead === undefined) throw new Error("not planned ahead");
    return ahead;
  }
  const committed = (group: Submission[], ahead: PlanAhead) => commitGroup(graph, CLOCK, group, ahead);
  const run = (key: string, ...tables: string[]): Given => [
    "Transformation",
    { key: `${p}${key}`, job: "clean", reads: tables.map((name) => ({ sourceTable: `${p}${name}` })) },
  ];
  const one = (key: string, owner?: string) => table(`${p}${key}`, owner);

  function receiptsOf({ outcomes }: Plan, at = 0): readonly Receipt[] {
    const outcome = outcomes[at];
    if (outcome === undefined || outcome instanceof Error) throw outcome ?? new Error("no outcome");
    return outcome;
  }

  /** The log from an index on is dense, in the order of its times, and as long as its head says. */
  async function expectWhole(from: number, keys: readonly string[]): Promise<void> {
    const { facts, size } = await logFrom(graph, from);
    expect(facts.map(({ key }) => key)).toEqual(keys.map((key) => `${p}${key}`));
    expect(facts.map(({ index }) => index)).toEqual(keys.map((_, i) => from + i));
    expect(size).toBe(from + keys.length);
    const times = facts.map(({ entry }) => parseEntry(String(entry)).recordedAt);
    expect(times).toEqual(times.toSorted());
  }

  it("is committed as it was planned where nobody wrote in the meantime", async () => {
    const from = await logSize(graph);
    const group = [submission(one("alone-1"), run("alone-2", "alone-1"))];
    const ahead = await planned(group);
    expect(await logSize(graph)).toBe(from);
    expect(await committed(group, ahead)).toBe(ahead.plan);
    await expectWhole(from, ["alone-1", "alone-2"]);
  });

  it("is planned again where another process moved the head", async () => {
    const from = await logSize(graph);
    const group = [submission(one("moved-1"))];
    const ahead = await planned(group);
    await record(other, one("moved-other"));
    const plan = await committed(group, ahead);
    expect(plan).not.toBe(ahead.plan);
    expect(receiptsOf(plan)).toMatchObject([{ index: from + 1, duplicate: false }]);
    await expectWhole(from, ["moved-other", "moved-1"]);
  });

  it("finds what another process recorded of it in the meantime: duplicates, and conflicts", async () => {
    const from = await logSize(graph);
    const group = [
      submission(one("raced-1")),
      submission(one("raced-2", "Risk")),
      submission(one("raced-3")),
    ];
    const ahead = await planned(group);
    await record(other, one("raced-1"), one("raced-2"));
    const plan = await committed(group, ahead);
    expect(receiptsOf(plan)).toMatchObject([{ index: from, duplicate: true }]);
    expect(plan.outcomes[1]).toMatchObject({ code: "CONFLICT" });
    expect(receiptsOf(plan, 2)).toMatchObject([{ index: from + 2, duplicate: false }]);
    await expectWhole(from, ["raced-1", "raced-2", "raced-3"]);
  });

  it("fills in what became a placeholder in the meantime, whatever moved", async () => {
    const from = await logSize(graph);
    const group = [submission(one("named-1"), one("named-2"))];
    const ahead = await planned(group);
    await record(other, run("named-0", "named-1"));
    await rows(graph, "MERGE (:SourceTable {key: $key})", { key: `${p}named-2` });
    await committed(group, ahead);
    await expectWhole(from, ["named-0", "named-1", "named-2"]);
    const nodes = await rows(
      graph,
      "MATCH (n:SourceTable) WHERE n.key STARTS WITH $start RETURN n.index AS i",
      {
        start: `${p}named-`,
      },
    );
    expect(nodes.map(({ i }) => i).toSorted()).toEqual([from + 1, from + 2]);
  });

  it("is refused by the constraint of its kind where a node is there that the log does not know of", async () => {
    const from = await logSize(graph);
    const group = [submission(one("foreign-1"))];
    const ahead = await planned(group);
    // the head stays where it was, so that only the constraint can tell
    await rows(graph, "CREATE (:SourceTable {key: $key})", { key: `${p}foreign-1` });
    const plan = await committed(group, ahead);
    expect(plan).not.toBe(ahead.plan);
    await expectWhole(from, ["foreign-1"]);
  });

  it("continues the one that is being committed, of which it knows what the store does not say yet", async () => {
    const from = await logSize(graph);
    const first = [submission(one("chain-1"), run("chain-2", "chain-4"))];
    const second = [
      submission(one("chain-1"), run("chain-3", "chain-1")),
      submission(one("chain-4")),
      submission(one("chain-2-other")),
    ];
    const ahead = await planned(first);
    const next = await planned(second, ahead.plan);
    expect(await logSize(graph)).toBe(from);
    expect(await committed(first, ahead)).toBe(ahead.plan);
    expect(await committed(second, next)).toBe(next.plan);
    expect(receiptsOf(next.plan)).toMatchObject([
      { index: from, duplicate: true },
      { index: from + 2, duplicate: false, unrecorded: [] },
    ]);
    await expectWhole(from, ["chain-1", "chain-2", "chain-3", "chain-4", "chain-2-other"]);
    const { facts } = await logFrom(graph, from);
    const [reference] = parseEntry(String(facts[2]?.entry)).refs;
    expect(reference?.leaf).toBe(leafHashHex(String(facts[0]?.entry)));
  });

  it("is planned again where the one before it was not committed", async () => {
    const from = await logSize(graph);
    const lost = [submission(one("lost-1"))];
    const group = [submission(run("kept-1", "lost-1"), one("kept-2"))];
    const next = await planned(group, (await planned(lost)).plan);
    const plan = await committed(group, next);
    expect(plan).not.toBe(next.plan);
    expect(receiptsOf(plan)).toMatchObject([
      { index: from, unrecorded: [{ kind: "SourceTable", key: `${p}lost-1` }] },
      { index: from + 1 },
    ]);
    await expectWhole(from, ["kept-1", "kept-2"]);
  });

  it("is planned again where the clock was wrong when it was planned: the log's time would never come back", async () => {
    const from = await logSize(graph);
    const group = [submission(one("ahead-of-time"))];
    const wrong = { ...CLOCK, now: () => new Date(Date.now() + 3_600_000) };
    const ahead = await planAhead(graph, wrong, group);
    const { recordedAt } = await commitGroup(graph, CLOCK, group, ahead);
    expect(Date.parse(recordedAt)).toBeLessThan(Date.now() + CLOCK.toleranceMs);
    await expectWhole(from, ["ahead-of-time"]);
  });

  it("is read under the lock where a prediction is there already, which it does not look for before", async () => {
    const from = await logSize(graph);
    const known = [submission(prediction(`${p}known`))];
    await committed(known, await planned(known));
    const group = [
      submission(prediction(`${p}known`), prediction(`${p}new`)),
      submission(prediction(`${p}known`, { amount: 1 })),
    ];
    const ahead = await planAhead(graph, CLOCK, [group[0] ?? submission()]);
    expect(receiptsOf(ahead?.plan ?? (await planned(known)).plan)).toMatchObject([{ index: from + 1 }, {}]);
    const plan = await commitGroup(graph, CLOCK, group, ahead);
    expect(receiptsOf(plan)).toMatchObject([
      { index: from, duplicate: true },
      { index: from + 1, duplicate: false },
    ]);
    expect(plan.outcomes[1]).toMatchObject({ code: "CONFLICT" });
    await expectWhole(from, ["known", "new"]);
  });

  it("is not planned ahead where something of it is refused: it may be there, and was right when it was recorded", async () => {
    const [, input] = prediction(`${p}late`);
    const late: Given = ["Prediction", { ...input, timestamp: "2126-11-21T14:02:11Z" }];
    expect(await planAhead(graph, CLOCK, [submission(late)])).toBeUndefined();
  });

  it("needs no transaction where all of it is there", async () => {
    const group = [submission(one("there-1"))];
    await committed(group, await planned(group));
    const size = await logSize(graph);
    const ahead = await planned(group);
    expect(receiptsOf(await committed(group, ahead))).toMatchObject([{ duplicate: true }]);
    expect(await logSize(graph)).toBe(size);
  });

  it("makes one log of what two processes send in large batches at once", { timeout: 120_000 }, async () => {
    const recorder = openRecorder(graph);
    const from = await logSize(graph);
    const sent = Array.from({ length: 10 }, (_, i) =>
      record(
        i % 2 === 0 ? recorder : other,
        ...Array.from({ length: 1_500 }, (_, j) => one(`large-${i}-${j}`)),
        // each names what another one records
        run(`large-run-${i}`, `large-${(i + 1) % 10}-0`),
      ),
    );
    const receipts = (await Promise.all(sent)).flat();
    await recorder[Symbol.asyncDispose]();
    const keys = receipts.toSorted((a, b) => a.index - b.index).map(({ key }) => key.slice(p.length));
    expect(keys).toHaveLength(15_010);
    await expectWhole(from, keys);
  });
});
