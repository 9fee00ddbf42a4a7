import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { lineageOf, pendingRun, pendingRuns, post, runEvent, sendAll } from "./lineage.js";

const service = useService({ OPENLINEAGE_SETTLE_SECONDS: "0" });
const table = (name: string, facets: object = {}) => ({ namespace: "postgres://db:5432", name, facets });

describe("a run whose events say what it read and wrote", () => {
  it("becomes a transformation, its tables and the versions that it wrote", async () => {
    const p = newPrefix();
    const run = {
      runId: randomUUID(),
      job: `${p}clean`,
      inputs: [table(`${p}raw`)],
      outputs: [table(`${p}clean`)],
    };
    await sendAll(service.client, [
      runEvent("START", { ...run, second: 0 }),
      runEvent("COMPLETE", { ...run, second: 5 }),
    ]);
    const key = `postgres://db:5432/${p}clean@${run.runId}`;
    const { nodes, edges } = await lineageOf(service.client, "DatasetVersion", key);
    expect(nodes.map(({ kind, key, recorded }) => [kind, key, recorded])).toEqual([
      ["DatasetVersion", key, true],
      ["Transformation", run.runId, true],
      ["SourceTable", `postgres://db:5432/${p}raw`, true],
    ]);
    expect(edges.map(({ type }) => type).sort()).toEqual(["READ", "WRITTEN_BY"]);
    expect((await pendingRuns(service.client)).map(({ runId }) => runId)).not.toContain(run.runId);
  });

  it("reads what other runs wrote, whose facts are recorded first, in whatever order the events come", async () => {
    const p = newPrefix();
    const [a, b] = [randomUUID(), randomUUID()];
    const first = { runId: a, job: `${p}a`, inputs: [table(`${p}0`)], outputs: [table(`${p}1`)] };
    const second = { runId: b, job: `${p}b`, inputs: [table(`${p}1`)], outputs: [table(`${p}2`)] };
    const events = [
      runEvent("COMPLETE", { ...second, second: 20 }),
      runEvent("START", { ...second, second: 10 }),
      runEvent("COMPLETE", { ...first, second: 5 }),
      runEvent("START", { ...first, second: 0 }),
    ];
    await Promise.all(events.map((event) => post(service.client, event)));
    const { nodes, edges } = await lineageOf(
      service.client,
      "DatasetVersion",
      `postgres://db:5432/${p}2@${b}`,
    );
    expect(nodes.map(({ kind, recorded }) => `${kind} ${recorded}`)).toEqual([
      "DatasetVersion true",
      "Transformation true",
      "DatasetVersion true",
      "Transformation true",
      "SourceTable true",
    ]);
    expect(edges.find(({ from, type }) => type === "READ" && from.key === b)).toMatchObject({
      to: { key: `postgres://db:5432/${p}1@${a}` },
      properties: { inferred: true },
    });
  });

  it("is pending until it is over", async () => {
    const p = newPrefix();
    const run = { runId: randomUUID(), job: `${p}slow` };
    await sendAll(service.client, [runEvent("START", { ...run, second: 0 })]);
    expect(await pendingRun(service.client, run.runId)).toEqual({
      runId: run.runId,
      job: `airflow/${p}slow`,
      lastEvent: "START",
      lastEventAt: "2026-11-20T08:00:00.000Z",
      events: 1,
      reason: null,
    });
  });
});
