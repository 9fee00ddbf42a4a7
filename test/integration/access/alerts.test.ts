import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seenAccess } from "../../../src/access/alerts/accessSeen.js";
import { patternId, stepPatterns } from "../../../src/access/alerts/patterns.js";
import { ProoflineError } from "../../../src/facts/error.js";
import { readRecord } from "../../../src/facts/record.js";
import { readAccessesBetween, readWatchState } from "../../../src/graph/accessWatch.js";
import type { Graph } from "../../../src/graph/graph.js";
import { newPrefix } from "../../support/prefix.js";
import { type Given, logSize, openMigratedGraph, prediction, record, rows } from "../../support/store.js";
import { alertsAbout, forget, Process } from "./watching.js";

const MINUTE = 60_000;
const START = Date.UTC(2024, 2, 4, 9);
const timeAt = (minute: number): string => new Date(START + minute * MINUTE).toISOString();

/** An access that a warehouse reports, so many minutes after the start. */
const access = (key: string, principal: string, minute: number, given: object = {}): Given => [
  "Access",
  {
    key,
    system: "warehouse",
    principal,
    operation: "SELECT",
    facts: [],
    at: timeAt(minute),
    outcome: "ALLOWED",
    ...given,
  },
];
const refusals = (principal: string, count: number, from = 0): Given[] =>
  Array.from({ length: count }, (_, i) =>
    access(`${principal}-refused-${from + i}`, principal, from + i / 10, { outcome: "DENIED" }),
  );
const last = (file: string): string => file.slice(file.lastIndexOf("/") + 1);

describe("the watcher", () => {
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

  /** What the rules remember of a principal if they see each of its accesses once, in the log's order. */
  async function expectSeenOnce(principal: string): Promise<void> {
    const { salt, size } = await readWatchState(graph);
    const { accesses } = await readAccessesBetween(graph, 0, size);
    const seen = accesses.flatMap((fact) => {
      const found = readRecord(fact);
      return found.kind === "Access" && found.fields.principal === principal ? (seenAccess(found) ?? []) : [];
    });
    const [first] = seen;
    if (first === undefined) throw new Error(`${principal} accessed nothing`);
    const { patterns } = stepPatterns(seen, new Map(), salt, (_, error) => {
      throw error;
    });
    const stored = await rows(
      graph,
      "MATCH (pattern:AccessPattern {id: $id}) RETURN pattern.id AS id, pattern.state AS state",
      { id: patternId(first) },
    );
    expect(stored).toEqual(patterns);
  }

  it("records an alert for what another system reports, which points at the accesses that raised it", async () => {
    await one.watchToEnd();
    await record(one.recorder, ...refusals(`${p}eve`, 10));
    await one.watchToEnd();
    const [alert, ...others] = await alertsAbout(graph, `${p}eve`);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
      recordedBy: "proofline",
      fields: {
        rule: "REPEATED_DENIALS",
        message: "5 refusals within 10 minutes, where 0.05 are usual",
        evidence: { system: "warehouse", count: 5, threshold: 5, window: { start: timeAt(0), minutes: 10 } },
        at: timeAt(0.4),
      },
    });
    expect(alert?.fields.accesses?.map(({ key }) => key).toSorted()).toEqual(
      [0, 1, 2, 3, 4].map((i) => `${p}eve-refused-${i}`),
    );
  });

  it("records the same for Proofline's own accesses, of which only refusals for want of rights count", async () => {
    const own = (key: string, i: number, code: string) => ({
      ...access(key, `${p}ann`, i / 10)[1],
      system: "proofline",
      outcome: "DENIED",
      code,
    });
    await one.recordOwn(...Array.from({ length: 8 }, (_, i) => own(`${p}typo-${i}`, i, "BAD_USER_INPUT")));
    await one.watchToEnd();
    expect(await alertsAbout(graph, `${p}ann`)).toEqual([]);
    await one.recordOwn(...Array.from({ length: 5 }, (_, i) => own(`${p}try-${i}`, 8 + i, "FORBIDDEN")));
    await one.watchToEnd();
    expect(await alertsAbout(graph, `${p}ann`)).toMatchObject([{ fields: { rule: "REPEATED_DENIALS" } }]);
  });

  it("tells of a new address without naming it, there or in what it remembers", async () => {
    const from = (key: string, minute: number, address: string) =>
      access(p + key, `${p}bob`, minute, { address });
    await record(one.recorder, from("1", 0, "203.0.113.77"), from("2", 1, "203.0.113.77"));
    await record(one.recorder, from("3", 2, "198.51.100.88"), from("4", 3, "203.0.113.77"));
    await one.watchToEnd();
    const alerts = await alertsAbout(graph, `${p}bob`);
    expect(alerts).toMatchObject([
      {
        fields: {
          rule: "NEW_ADDRESS",
          evidence: { newAddresses: 1, knownAddresses: 1, system: "warehouse" },
          at: timeAt(2),
          accesses: [{ kind: "Access", key: `${p}3` }],
        },
      },
    ]);
    const states = await rows(graph, "MATCH (pattern:AccessPattern) RETURN pattern.state AS state");
    expect(JSON.stringify([alerts, states])).not.toMatch(/203\.0\.113|198\.51\.100/);
    await expectSeenOnce(`${p}bob`);
  });

  it("keeps principals apart, and what one does in two systems", async () => {
    const mixed = Array.from({ length: 4 }, (_, i) => [
      ...refusals(`${p}carl`, 1, i),
      ...refusals(`${p}dora`, 1, i),
      access(`${p}carl-elsewhere-${i}`, `${p}carl`, i, { system: "registry", outcome: "DENIED" }),
    ]);
    await record(one.recorder, ...mixed.flat());
    await one.watchToEnd();
    expect(await alertsAbout(graph, `${p}carl`)).toEqual([]);
    expect(await alertsAbout(graph, `${p}dora`)).toEqual([]);
    await record(one.recorder, ...refusals(`${p}carl`, 1, 4));
    await one.watchToEnd();
    expect(await alertsAbout(graph, `${p}carl`)).toHaveLength(1);
    expect(await alertsAbout(graph, `${p}dora`)).toEqual([]);
  });

  it("raises nothing twice and forgets nothing where it is killed between an alert and its memory of it", async () => {
    await one.watchToEnd();
    other.graph.before = (file) => {
      if (last(file) === "advance.cypher") throw new Error("killed");
    };
    await one[Symbol.asyncDispose]();
    await record(other.recorder, ...refusals(`${p}eve`, 7));
    other.watch();
    await expect.poll(() => other.reported).toEqual(["accesses could not be watched"]);
    expect(await alertsAbout(graph, `${p}eve`)).toHaveLength(1);
    await other[Symbol.asyncDispose]();

    one = new Process();
    other = new Process();
    const size = await logSize(graph);
    await one.watchToEnd();
    expect(await logSize(graph)).toBe(size);
    expect(await alertsAbout(graph, `${p}eve`)).toHaveLength(1);
    await expectSeenOnce(`${p}eve`);
  });

  it("sees each access once where two processes watch at once", async () => {
    one.watch();
    other.watch();
    const people = ["ann", "bob", "carl", "dora"].map((name) => p + name);
    const sent = Array.from({ length: 12 }, (_, i) => {
      const { recorder } = i % 2 === 0 ? one : other;
      const accesses = people.flatMap((who, j) => [
        ...refusals(who, 2, 10 * i),
        ...Array.from({ length: 20 }, (_, k) =>
          access(`${who}-${i}-${k}`, who, 10 * i + k / 4, { address: `192.0.2.${(i * j) % 5}` }),
        ),
      ]);
      return sleep(150 * i).then(() => record(recorder, ...accesses));
    });
    await Promise.all(sent);
    await Promise.all([one.watchToEnd(), other.watchToEnd()]);
    for (const process of [one, other]) await process[Symbol.asyncDispose]();
    expect([...one.reported, ...other.reported]).toEqual([]);
    for (const who of people) {
      await expectSeenOnce(who);
      const alerts = await alertsAbout(graph, who);
      expect(alerts.every(({ fields }) => fields.rule === "NEW_ADDRESS")).toBe(true);
    }
  });

  it("does not step what another process has stepped meanwhile", async () => {
    await one.watchToEnd();
    await one[Symbol.asyncDispose]();
    await record(other.recorder, ...refusals(`${p}eve`, 4));
    one = new Process();
    let isHeld = false;
    // the one has read which accesses there are, and then the other sees them all
    one.graph.before = async (file) => {
      if (isHeld || last(file) !== "patterns.cypher") return;
      isHeld = true;
      await other.watchToEnd();
    };
    await one.watchToEnd();
    expect(isHeld).toBe(true);
    // the one may still be at it
    await one[Symbol.asyncDispose]();
    expect(await alertsAbout(graph, `${p}eve`)).toEqual([]);
    await expectSeenOnce(`${p}eve`);
  });

  it("does not put back what another process remembers meanwhile", async () => {
    await one.watchToEnd();
    await one[Symbol.asyncDispose]();
    await record(other.recorder, ...refusals(`${p}eve`, 4));
    one = new Process();
    let isHeld = false;
    // the one is about to remember what it saw, and then the other sees that and more
    one.graph.before = async (file) => {
      if (isHeld || last(file) !== "advance.cypher") return;
      isHeld = true;
      await other.watchToEnd();
      await record(other.recorder, ...refusals(`${p}bob`, 4));
      await other.watchToEnd();
    };
    one.watch();
    await expect.poll(() => isHeld).toBe(true);
    await one[Symbol.asyncDispose]();
    one = new Process();
    await one.watchToEnd();
    await one[Symbol.asyncDispose]();
    for (const who of ["eve", "bob"]) {
      expect(await alertsAbout(graph, p + who)).toEqual([]);
      await expectSeenOnce(p + who);
    }
  });

  it("raises nothing anew where its memory is lost, even of addresses that were erased since", async () => {
    const from = (key: string, minute: number, address: string) =>
      access(p + key, `${p}bob`, minute, { address });
    await record(
      one.recorder,
      ...refusals(`${p}eve`, 6),
      ...["a", "b", "c", "d"].map((net, i) => from(net, 90 * i, `2001:db8:${net}::1`)),
    );
    await one.watchToEnd();
    const alerts = [...(await alertsAbout(graph, `${p}eve`)), ...(await alertsAbout(graph, `${p}bob`))];
    expect(alerts.map(({ fields }) => fields.rule)).toEqual([
      "REPEATED_DENIALS",
      ...Array(3).fill("NEW_ADDRESS"),
    ]);
    await one[Symbol.asyncDispose]();
    await record(other.recorder, [
      "Erasure",
      {
        key: `${p}erasure`,
        kind: "Access",
        fact: `${p}b`,
        performedBy: "Ann",
        reason: "asked for",
      },
    ]);

    await forget(other.graph);
    const size = await logSize(graph);
    await other.watchToEnd();
    expect(await logSize(graph)).toBe(size);
    expect([...(await alertsAbout(graph, `${p}eve`)), ...(await alertsAbout(graph, `${p}bob`))]).toEqual(
      alerts,
    );
    expect(other.reported).toEqual([]);
  });

  it("passes over predictions by the thousand, and comes to rest", async () => {
    await one.watchToEnd();
    await one[Symbol.asyncDispose]();
    for (let i = 0; i < 5; i++)
      await record(
        other.recorder,
        ...Array.from({ length: 2_000 }, (_, j) => prediction(`${p}${i}-${j}`, `${p}d`)),
      );
    await record(other.recorder, ...refusals(`${p}eve`, 5));
    const files: string[] = [];
    other.graph.before = (file) => void files.push(last(file));
    other.watch();
    await expect.poll(() => alertsAbout(graph, `${p}eve`), { timeout: 20_000 }).toHaveLength(1);
    // its own alert makes the log longer, which it looks at once more
    const looks = () => files.filter((file) => file === "state.cypher").length;
    // more than the second between two looks
    for (let before = -1; looks() > before; await sleep(1_500)) before = looks();
    expect(looks()).toBeLessThanOrEqual(5);
    expect(files.filter((file) => file === "accesses.cypher").length).toBeLessThanOrEqual(8);
    expect(files.filter((file) => file === "advance.cypher").length).toBeLessThanOrEqual(2);
  });

  it("passes over an access that can't be read, says so, and sees the others", async () => {
    await one.watchToEnd();
    await one[Symbol.asyncDispose]();
    await record(other.recorder, ...refusals(`${p}eve`, 6));
    const broken = `${p}eve-refused-2`;
    const [fact] = await rows(graph, "MATCH (n:Access {key: $broken}) RETURN n.entry AS entry", {
      broken,
    });
    const setEntry = (entry: unknown) =>
      rows(graph, "MATCH (n:Access {key: $broken}) SET n.entry = $entry", { broken, entry });
    await setEntry("{");
    await other.watchToEnd();
    await setEntry(fact?.entry);
    expect(other.reported).toEqual([`Access ${broken} can't be read, and no rule sees it`]);
    const [alert] = await alertsAbout(graph, `${p}eve`);
    expect(alert?.fields.at).toBe(timeAt(0.5));
  });

  /** A fact whose index is hidden is not to be found by it, as between a commit and its showing in the index. */
  async function hideFirst(principal: string): Promise<() => Promise<void>> {
    const [receipt] = await record(other.recorder, ...refusals(principal, 5));
    const setIndex = async (index: number | undefined) => {
      await rows(graph, "MATCH (n:Access {key: $key}) SET n.index = toInteger($index)", {
        key: receipt?.key,
        index: index ?? null,
      });
    };
    await setIndex(-1);
    return () => setIndex(receipt?.index);
  }

  it("waits for facts that do not show yet", async () => {
    await one.watchToEnd();
    await one[Symbol.asyncDispose]();
    const show = await hideFirst(`${p}eve`);
    let looks = 0;
    other.graph.before = async (file) => {
      if (last(file) !== "accesses.cypher") return;
      looks++;
      if (looks === 2) await show();
    };
    await other.watchToEnd();
    expect(looks).toBeGreaterThanOrEqual(2);
    expect(other.reported).toEqual([]);
    expect(await alertsAbout(graph, `${p}eve`)).toHaveLength(1);
  });

  it("goes on without facts that are missing, and says so", async () => {
    await one.watchToEnd();
    await one[Symbol.asyncDispose]();
    const show = await hideFirst(`${p}eve`);
    await other.watchToEnd();
    await show();
    expect(other.reported).toEqual(["no rule sees facts that the log misses: run proofline fsck"]);
    await record(other.recorder, ...refusals(`${p}eve`, 1, 6));
    await other.watchToEnd();
    expect(await alertsAbout(graph, `${p}eve`)).toMatchObject([{ fields: { at: timeAt(6) } }]);
  });

  it("goes on where it was once Neo4j is back", async () => {
    await one.watchToEnd();
    await one[Symbol.asyncDispose]();
    await record(other.recorder, ...refusals(`${p}eve`, 6));
    let away = 3;
    other.graph.before = (file) => {
      if (last(file) === "advance.cypher" && away-- > 0) throw new ProoflineError("UNAVAILABLE", "away");
    };
    await other.watchToEnd();
    expect(away).toBeLessThan(0);
    expect(other.reported).toEqual([]);
    expect(await alertsAbout(graph, `${p}eve`)).toHaveLength(1);
  });
});
