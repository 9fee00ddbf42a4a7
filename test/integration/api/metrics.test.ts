import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { readConfig } from "../../../src/config.js";
import { type Service, startService } from "../../../src/service.js";
import { DOORS } from "../../../src/telemetry/doors.js";
import { jsonLog } from "../../../src/telemetry/log.js";
import { Client, dataDir, openService, unasked } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { BreakableProxy } from "../../support/proxy.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { SpanReceiver } from "../../support/spanReceiver.js";

const prefix = newPrefix();
const PREDICTION = `mutation Send($input: PredictionInput!) { recordPrediction(input: $input) { index } }`;
const REPORT = "query Audit($id: ID!) { auditReport(requestId: $id) { asOf } }";

let proxy: BreakableProxy;
let receiver: SpanReceiver;
let service: Service;
let client: Client;
const lines: Record<string, unknown>[] = [];

/** A service as an operator has it: traced, with its log lines as JSON, and a Neo4j that can be taken from it. */
beforeAll(async () => {
  proxy = await BreakableProxy.open(sharedNeo4j().uri);
  receiver = await SpanReceiver.open();
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = receiver.url;
  process.env.OTEL_BSP_SCHEDULE_DELAY = "100";
  const { username, password } = sharedNeo4j();
  const flags = { NEO4J_URI: proxy.uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, PORT: "0" };
  const log = jsonLog("debug", { write: (line) => void lines.push(JSON.parse(line)) });
  service = await startService(readConfig({ ...flags, ...unasked() }, process.env), {
    ...{ progress: log.info, report: (message, cause) => log.error(message, cause), log },
  });
  client = new Client(service.url);
});
afterAll(async () => {
  delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  delete process.env.OTEL_BSP_SCHEDULE_DELAY;
  proxy?.connect();
  await service?.[Symbol.asyncDispose]();
  await receiver?.[Symbol.asyncDispose]();
  await proxy?.[Symbol.asyncDispose]();
});

/** The samples of a scrape, by name and labels. */
async function scrape(url = service.url, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(`${url}/metrics`, { headers });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    200,
    expect.stringMatching(/^text\/plain/),
  ]);
  const samples = (await answer.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(samples.map((line) => [line.replace(/ \S+$/, ""), Number(line.replace(/^.* /, ""))]));
}
const requests = (door: string, code: string) => `proofline_requests_total{door="${door}",code="${code}"}`;

const send = (path: string, body = "{", headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${service.url}${path}`, {
    ...{ method: "POST", body, headers: { "content-type": "application/json", ...headers } },
  });

const predict = (requestId: string) =>
  client.ask(PREDICTION, {
    input: {
      ...{ requestId, deployment: `${prefix}d`, features: { income: 4711.25 }, prediction: "granted" },
      timestamp: "2026-11-21T14:02:11Z",
    },
  });

describe("/metrics", () => {
  it("counts at each door what was asked and what was refused, and what was recorded", async () => {
    const before = await scrape();
    await predict(`${prefix}1`);
    await client.ask(REPORT, { id: `${prefix}1` });
    await client.send("{ nothing }");
    await client.send(REPORT);
    await send("/api/v1/lineage");
    await send("/api/v1/kserve");
    await send("/v1/logs");
    await fetch(`${service.url}/log/vkey`);
    await fetch(`${service.url}/log/tile/9/999`);
    await fetch(`${service.url}/`);
    await fetch(`${service.url}/readyz`);
    await fetch(`${service.url}/${prefix}nowhere`);
    const socket = new WebSocket(`${service.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    await new Promise((resolve) => socket.once("open", resolve));
    socket.terminate();
    const after = await scrape();
    const rise = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    const expected: readonly [door: string, code: string, count: number][] = [
      ["graphql", "OK", 2],
      ["graphql", "GRAPHQL_VALIDATION_FAILED", 1],
      ["graphql", "BAD_USER_INPUT", 1],
      ["openlineage", "BAD_USER_INPUT", 1],
      ["kserve", "BAD_USER_INPUT", 1],
      ["otlp", "BAD_USER_INPUT", 1],
      ["log", "OK", 1],
      ["log", "NOT_FOUND", 1],
      ["page", "OK", 1],
      ["health", "OK", 1],
      ["none", "NOT_FOUND", 1],
      ["socket", "OK", 1],
      ["metrics", "OK", 1],
    ];
    for (const [door, code, count] of expected)
      expect([door, code, rise(requests(door, code))]).toEqual([door, code, count]);
    expect(rise('proofline_facts_total{kind="Prediction"}')).toBe(1);
    expect(rise('proofline_accesses_total{outcome="ALLOWED"}')).toBe(2);
    expect(rise('proofline_accesses_total{outcome="DENIED"}')).toBe(4);
    const commits = rise("proofline_commits_total");
    expect(commits).toBeGreaterThanOrEqual(2);
    expect(rise("proofline_commit_duration_seconds_count")).toBe(commits);
    // a prediction, and what was read and refused
    expect(rise("proofline_commit_facts_sum")).toBe(7);
    expect(rise("proofline_queue_wait_seconds_count")).toBe(7);
    expect(rise('proofline_neo4j_query_duration_seconds_count{purpose="trail"}')).toBeGreaterThan(0);
    expect(after.get("proofline_log_size_facts")).toBeGreaterThanOrEqual(7);
    expect(after.get("proofline_neo4j_up")).toBe(1);
  });

  it("has no series of what users send", async () => {
    const ask = async (i: number) => {
      await predict(`${prefix}series-${i}`);
      await client.send(`query Q${i} { auditReport(requestId: "${prefix}${i}") { asOf } }`);
      await fetch(`${service.url}/${prefix}${i}`);
    };
    await ask(0);
    const before = [...(await scrape()).keys()];
    for (const i of [1, 2, 3]) await ask(i);
    const after = [...(await scrape()).keys()].filter((name) => name.startsWith("proofline_"));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
    expect(after.join("\n")).not.toContain(prefix);
    const doors = after.flatMap((name) => /door="(\w+)"/.exec(name)?.[1] ?? []);
    expect(doors.filter((door) => door === "other" || !DOORS.some((one) => one === door))).toEqual([]);
  });

  it("answers while Neo4j is away, and says so", async () => {
    const { size } = await scrape().then((samples) => ({ size: samples.get("proofline_log_size_facts") }));
    proxy.disconnect();
    const since = performance.now();
    await expect.poll(async () => (await scrape()).get("proofline_neo4j_up")).toBe(0);
    expect(performance.now() - since).toBeLessThan(5_000);
    expect((await scrape()).get("proofline_log_size_facts")).toBe(size);
    const answer = await client.post(JSON.stringify({ query: REPORT, variables: { id: "x" } }));
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
    proxy.connect();
    const samples = await scrape();
    expect(samples.get(requests("graphql", "UNAVAILABLE"))).toBe(1);
    const told = { msg: "a request failed", code: "UNAVAILABLE", door: "graphql" };
    expect(lines).toContainEqual(expect.objectContaining({ ...told, level: "warn" }));
    await expect.poll(async () => (await scrape()).get("proofline_neo4j_up")).toBe(1);
  });

  it("is for the role READ and for its own token, and leaves no Access", async () => {
    const file = join(dataDir(), "metrics-token");
    const token = randomBytes(32).toString("hex");
    await writeFile(file, `${token}\n`);
    const keys = await createKeys({ [`${prefix}reader`]: ["READ"], [`${prefix}sender`]: ["INGEST"] });
    await using guarded = await openService({ AUTH: "keys", METRICS_TOKEN_FILE: file });
    const status = async (key: string | undefined) => {
      const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
      return (await fetch(`${guarded.url}/metrics`, { headers })).status;
    };
    const ended = "proofline_accesses_total";
    const before = await scrape(guarded.url, { authorization: `bearer ${token}` });
    expect(await status(token)).toBe(200);
    expect(await status(keys[`${prefix}reader`])).toBe(200);
    const between = await scrape(guarded.url, { authorization: `Bearer ${token}` });
    for (const outcome of ["ALLOWED", "DENIED"])
      expect(between.get(`${ended}{outcome="${outcome}"}`)).toBe(
        before.get(`${ended}{outcome="${outcome}"}`),
      );
    expect(await Promise.all([undefined, `${token}0`, keys[`${prefix}sender`]].map(status))).toEqual([
      401, 401, 403,
    ]);
    // and it opens nothing else
    const other = await fetch(`${guarded.url}/log/tile/entries/000`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(other.status).toBe(401);
  });
});

describe("a request", () => {
  it("has an id: its own where that can stand in a log line", async () => {
    const idOf = async (sent: string) =>
      (await fetch(`${service.url}/livez`, { headers: { "x-request-id": sent } })).headers.get(
        "x-request-id",
      );
    expect(await idOf(`${prefix}id`)).toBe(`${prefix}id`);
    for (const bad of ['a"b', "a b", "a".repeat(129)]) expect(await idOf(bad)).toMatch(/^[\da-f-]{36}$/);
    const told = { msg: "a request", requestId: `${prefix}id`, door: "health", status: 200 };
    await expect.poll(() => lines).toContainEqual(expect.objectContaining(told));
  });

  it("is traced from HTTP to each statement, within the trace that it came with", async () => {
    const [read, written, parent] = [16, 16, 8].map((size) => randomBytes(size).toString("hex"));
    const traced = (traceId: string | undefined, query: string, variables: object) =>
      send("/graphql", JSON.stringify({ query, variables }), { traceparent: `00-${traceId}-${parent}-01` });
    const requestId = `${prefix}traced`;
    const input = {
      requestId,
      deployment: `${prefix}d`,
      features: { income: 4711.25 },
      prediction: "granted",
    };
    await traced(written, PREDICTION, { input: { ...input, timestamp: "2026-11-21T14:02:11Z" } });
    await traced(read, REPORT, { id: requestId });

    const spans = (traceId = "") => receiver.of(traceId);
    const within = (traceId: string | undefined, ...names: string[]) => {
      let above = parent;
      for (const name of names) {
        const found = spans(traceId).find((span) => span.name === name && span.parentSpanId === above);
        if (found === undefined)
          return `no ${name} in ${JSON.stringify(spans(traceId).map((span) => span.name))}`;
        above = found.spanId;
      }
      return spans(traceId).find(({ spanId }) => spanId === above)?.attributes;
    };
    await expect
      .poll(() => within(read, "POST /graphql", "query", "trail/prediction.cypher"))
      .toEqual({ "db.system.name": "neo4j" });
    expect(within(read, "POST /graphql")).toMatchObject({
      ...{ "http.request.method": "POST", "http.route": "/graphql", "proofline.code": "OK" },
    });
    expect(within(read, "POST /graphql", "query")).toEqual({
      ...{ "graphql.operation.type": "query", "graphql.operation.name": "Audit" },
    });
    expect(within(read, "POST /graphql", "record", "transaction")).toMatchObject({
      "proofline.batches": "1",
    });
    expect(within(written, "POST /graphql", "mutation", "record", "transaction", "commit")).toEqual({
      "db.system.name": "neo4j",
    });
    // nothing of what was asked for or recorded
    for (const secret of [requestId, "4711.25", "granted"])
      expect(receiver.bytes.includes(secret)).toBe(false);
  });

  it("does not hear of a collector that refuses", async () => {
    receiver.status = 500;
    await predict(`${prefix}untold`);
    const failed = 'proofline_trace_exports_total{result="failed"}';
    await predict(`${prefix}untold-2`);
    receiver.status = 400;
    await expect
      .poll(async () => {
        await predict(`${prefix}${randomBytes(4).toString("hex")}`);
        return (await scrape()).get(failed);
      })
      .toBeGreaterThan(0);
  });
});
