import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Client, openService, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { lineageOf, pendingRun, pendingRuns, post, postTo, runEvent, sendAll } from "./lineage.js";

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

const started = (name: string, second = 0) => runEvent("START", { job: name, second });

describe("an event that comes late", () => {
  it("is in the report of a prediction that rests on its run, with the gap LATE_EVENT", async () => {
    const p = newPrefix();
    const run = { runId: randomUUID(), job: `${p}etl`, outputs: [table(`${p}out`)] };
    await sendAll(service.client, [
      runEvent("START", { ...run, second: 0 }),
      runEvent("COMPLETE", { ...run, second: 5 }),
    ]);
    const data = `postgres://db:5432/${p}out@${run.runId}`;
    await lineageOf(service.client, "DatasetVersion", data);
    await service.client.record(
      { trainingRun: { key: `${p}t`, trainedOn: [{ datasetVersion: data, role: "TRAIN" }] } },
      { modelVersion: { key: `${p}m@1`, producedBy: `${p}t` } },
      {
        prediction: {
          requestId: `${p}q`,
          modelVersion: `${p}m@1`,
          features: {},
          prediction: 1,
          timestamp: "2026-11-21T00:00:00Z",
        },
      },
    );
    const late = runEvent("OTHER", { ...run, second: 3, inputs: [table(`${p}forgotten`)] });
    await sendAll(service.client, [late]);
    await expect
      .poll(
        async () => {
          const { auditReport } = await service.client.ask<{ auditReport: unknown }>(
            `query ($id: ID!) {
              auditReport(requestId: $id) {
                completeness { gaps { code key message } }
                lateEvents { run { transformation } says }
              }
            }`,
            { id: `${p}q` },
          );
          return auditReport;
        },
        { timeout: 20_000, interval: 300 },
      )
      .toMatchObject({
        completeness: {
          gaps: expect.arrayContaining([
            {
              code: "LATE_EVENT",
              key: run.runId,
              message: expect.stringContaining(`postgres://db:5432/${p}forgotten`),
            },
          ]),
        },
        lateEvents: [{ run: [{ transformation: run.runId }], says: expect.any(Array) }],
      });
  });
});

describe("the route for one event", () => {
  it("answers what becomes of the event, and the same when it comes again", async () => {
    const event = runEvent("START", {
      job: `${newPrefix()}j`,
      second: 0,
      runFacets: {
        parent: { run: { runId: "dag-1" }, job: { namespace: "a", name: "dag" } },
        myOwn: { x: 1 },
      },
    });
    const first = await post(service.client, { ...event, unknown: 1 });
    expect(first.status).toBe(201);
    const answer: unknown = await first.json();
    expect(answer).toMatchObject({
      mapped: ["run.facets.parent"],
      kept: ["run.facets.myOwn"],
      ignored: ["unknown"],
      problems: [],
    });
    const again = await post(service.client, { ...event, unknown: 1 });
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(answer);
  });

  it("takes gzip, and bytes that come in pieces", async () => {
    const body = new Uint8Array(gzipSync(JSON.stringify(started("zipped"))));
    expect((await postTo(service.client, "", body, { "content-encoding": "gzip" })).status).toBe(201);
  });

  const without = (name: string) => ({ ...started("j"), [name]: undefined });
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  it.each<[string, string | Uint8Array<ArrayBuffer>, RegExp, number, Record<string, string>?]>([
    ["no JSON", "{", /JSON/, 400],
    ["nothing", "", /body/i, 400],
    ["a list", JSON.stringify([started("j")]), /event: must be an object/, 400],
    ["an event without a run", JSON.stringify(without("run")), /run: is required/, 400],
    ["an event without a time", JSON.stringify(without("eventTime")), /eventTime/, 400],
    [
      "an event of no type",
      JSON.stringify({ ...started("j"), eventType: "DONE" }),
      /eventType: must be one/,
      400,
    ],
    ["an event of the future", JSON.stringify(started("j", 1e9)), /eventTime/, 400],
    ["invalid UTF-8", new Uint8Array(Buffer.from('{"a":"\xff"}', "latin1")), /UTF-8/, 400],
    [
      "20,000 levels",
      JSON.stringify(started("j")).replace('"inputs":[]', `"x":${deep(20_000)}`),
      /levels|nest/,
      413,
    ],
    ["30 MB", " ".repeat(30_000_000), /16777216 bytes/, 413],
    [
      "gzip of 30 MB",
      new Uint8Array(gzipSync(" ".repeat(30_000_000))),
      /16777216 bytes/,
      413,
      { "content-encoding": "gzip" },
    ],
    ["no gzip", "{}", /read to its end/, 400, { "content-encoding": "gzip" }],
    ["another coding", "{}", /br/, 400, { "content-encoding": "br" }],
  ])("refuses %s", async (_, body, message, status, headers) => {
    const response = await postTo(service.client, "", body, headers);
    const { errors }: { errors: { message: string }[] } = JSON.parse(await response.text());
    expect(errors[0]?.message).toMatch(message);
    expect(response.status).toBe(status);
    expect((await post(service.client, started("well"))).status).toBe(201);
  });

  it("tells large integers apart, which are the same as numbers", async () => {
    const event = started("large");
    const keyWith = async (id: string): Promise<string> => {
      const body = JSON.stringify(event).replace('"facets":{}', `"facets":{"own":{"id":${id}}}`);
      const answer: { runEvent: string } = JSON.parse(await (await postTo(service.client, "", body)).text());
      return answer.runEvent;
    };
    expect(await keyWith("9007199254740993")).not.toBe(await keyWith("9007199254740992"));
  });
});

describe("the route for batches", () => {
  const batch = (events: readonly unknown[]) => postTo(service.client, "/batch", JSON.stringify(events));

  it("answers 204 where all was recorded", async () => {
    const p = newPrefix();
    const response = await batch([started(`${p}a`), started(`${p}b`)]);
    expect(response.status).toBe(204);
    expect(await response.text()).toBe("");
  });

  it("records what is right, and names what is not", async () => {
    const good = [started("a"), started("b"), started("c")];
    const future = started("d", 1e9);
    const response = await batch([good[0], {}, good[1], future, good[2], 7]);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: "partial_success",
      summary: { received: 6, successful: 3, failed: 3, retriable: 0, non_retriable: 3 },
      failed_events: [
        { index: 1, reason: expect.stringMatching(/^\[1\]\./), retriable: false },
        { index: 3, reason: expect.stringMatching(/^\[3\]\.eventTime/), retriable: false },
        { index: 5, reason: "[5]: must be an object", retriable: false },
      ],
    });
    for (const { run } of good) await pendingRun(service.client, run.runId);
  });

  it("refuses one of which nothing is right, and what is no list", async () => {
    const nothing = await batch([{}, 7]);
    expect(nothing.status).toBe(400);
    expect(await nothing.json()).toMatchObject({ errors: [{}], failed_events: [{ index: 0 }, { index: 1 }] });
    const single = await postTo(service.client, "/batch", JSON.stringify(started("a")));
    expect(single.status).toBe(400);
  });
});

describe("who may send events", () => {
  it("is whoever may record, and it leaves accesses", async () => {
    const p = newPrefix();
    const keys = await createKeys({
      [`${p}etl`]: ["INGEST"],
      [`${p}reader`]: ["READ"],
      [`${p}audit`]: ["AUDIT"],
    });
    await using own = await openService({ AUTH: "keys", OPENLINEAGE_SETTLE_SECONDS: "0" });
    const client = new Client(own.url);
    const bearer = (name: string) => ({ authorization: `Bearer ${keys[`${p}${name}`]}` });
    const body = JSON.stringify(started(`${p}j`));
    expect((await postTo(client, "", body)).status).toBe(401);
    expect((await postTo(client, "", body, bearer("reader"))).status).toBe(403);
    expect((await postTo(client, "/batch", `[${body}]`, bearer("reader"))).status).toBe(403);
    expect((await postTo(client, "", body, bearer("etl"))).status).toBe(201);
    expect((await postTo(client, "", body, bearer("etl"))).status).toBe(201);
    const query = `{ accesses(first: 20) { edges { node { principal operation outcome facts { kind } } } } }`;
    const response = await fetch(`${own.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...bearer("audit") },
      body: JSON.stringify({ query }),
    });
    const { data }: { data: { accesses: { edges: { node: { principal: string } }[] } } } = JSON.parse(
      await response.text(),
    );
    const seen = data.accesses.edges
      .map(({ node }) => node)
      .filter(({ principal }) => principal.startsWith(p));
    expect(seen).toContainEqual(
      expect.objectContaining({
        principal: `${p}reader`,
        operation: "POST /api/v1/lineage",
        outcome: "DENIED",
      }),
    );
    expect(seen).toContainEqual(
      expect.objectContaining({ principal: `${p}etl`, outcome: "ALLOWED", facts: [{ kind: "RunEvent" }] }),
    );
  });
});

describe("columnLineage", () => {
  const field = (name: string, from: string) => ({
    namespace: "postgres://db:5432",
    name,
    field: from,
    transformations: [{ type: "DIRECT", subtype: "TRANSFORMATION", description: "", masking: false }],
  });

  it("leads over several runs, both ways", async () => {
    const p = newPrefix();
    const [a, b] = [randomUUID(), randomUUID()];
    const made = (name: string, column: string, from: ReturnType<typeof field>) =>
      table(name, { columnLineage: { fields: { [column]: { inputFields: [from] } } } });
    const runs = [
      {
        runId: a,
        job: `${p}a`,
        inputs: [table(`${p}0`)],
        outputs: [made(`${p}1`, "age", field(`${p}0`, "born"))],
      },
      {
        runId: b,
        job: `${p}b`,
        inputs: [table(`${p}1`)],
        outputs: [made(`${p}2`, "band", field(`${p}1`, "age"))],
      },
    ];
    for (const [i, run] of runs.entries())
      await sendAll(service.client, [
        runEvent("START", { ...run, second: i * 10 }),
        runEvent("COMPLETE", { ...run, second: i * 10 + 5 }),
      ]);
    const key = (n: number, run: string) => `postgres://db:5432/${p}${n}@${run}`;
    await lineageOf(service.client, "DatasetVersion", key(2, b));
    const ask = (kind: string, of: string, column: string, direction: string) =>
      service.client.ask<{ columnLineage: unknown }>(
        `query ($kind: FactKind!, $key: ID!, $column: String!, $direction: Direction!) {
          columnLineage(kind: $kind, key: $key, column: $column, direction: $direction) {
            columns { dataset { key } name } truncated
            edges { from { name } to { name } transformation { key } kind }
          }
        }`,
        { kind, key: of, column, direction },
      );
    const columns = [
      { dataset: { key: key(2, b) }, name: "band" },
      { dataset: { key: key(1, a) }, name: "age" },
      { dataset: { key: `postgres://db:5432/${p}0` }, name: "born" },
    ];
    const edges = [
      {
        from: { name: "band" },
        to: { name: "age" },
        transformation: { key: b },
        kind: "DIRECT/TRANSFORMATION",
      },
      {
        from: { name: "age" },
        to: { name: "born" },
        transformation: { key: a },
        kind: "DIRECT/TRANSFORMATION",
      },
    ];
    expect(await ask("DatasetVersion", key(2, b), "band", "UPSTREAM")).toEqual({
      columnLineage: { columns, edges, truncated: false },
    });
    expect(await ask("SourceTable", `postgres://db:5432/${p}0`, "born", "DOWNSTREAM")).toEqual({
      columnLineage: { columns: columns.toReversed(), edges: edges.toReversed(), truncated: false },
    });
    expect(await ask("DatasetVersion", key(2, b), "other", "UPSTREAM")).toMatchObject({
      columnLineage: { edges: [], truncated: false },
    });
  });

  it("refuses what is not there, and what has no columns", async () => {
    const ask = (kind: string) =>
      service.client.refusal(`{ columnLineage(kind: ${kind}, key: "none", column: "c") { truncated } }`);
    expect((await ask("SourceTable")).extensions.code).toBe("NOT_FOUND");
    expect((await ask("Deployment")).extensions.code).toBe("BAD_USER_INPUT");
  });
});
