import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { AccessLog } from "../../../src/access/accessLog.js";
import { AlertFeed } from "../../../src/access/alertFeed.js";
import { type Authenticator, credentialsAuthenticator } from "../../../src/access/authenticate.js";
import { ApiKeys } from "../../../src/access/keys.js";
import { developmentOrigins } from "../../../src/api/access/origin.js";
import { createSchema, type RuledSchema } from "../../../src/api/schema.js";
import { addSubscriptions } from "../../../src/api/subscriptions.js";
import { ProoflineError } from "../../../src/facts/error.js";
import { readRecord } from "../../../src/facts/record.js";
import { type Role, SERVICE } from "../../../src/facts/role.js";
import { readAccesses } from "../../../src/graph/accesses.js";
import type { Graph } from "../../../src/graph/graph.js";
import type { Recorder } from "../../../src/graph/recorder/recorder.js";
import { prepare } from "../../../src/graph/recorder/submission.js";
import { BreakableProxy } from "../graph/proxy.js";
import { newPrefix, openGraph, openMigratedGraph, openRecorder } from "../graph/store.js";
import { Client, openService } from "./client.js";
import { type Message, Subscriber } from "./subscriber.js";

const p = newPrefix();
const ALERTS =
  "subscription Watch { alertRaised { key rule principal message evidence accesses { key } at index } }";
const now = () => new Date();
const MAX_SOCKETS = 8;

/** A process that serves subscriptions, on a store that it may lose. */
class Service implements AsyncDisposable {
  readonly reported: unknown[] = [];
  readonly #server: Server;
  readonly #parts: readonly AsyncDisposable[];

  private constructor(server: Server, parts: (report: unknown[]) => readonly AsyncDisposable[]) {
    this.#server = server;
    this.#parts = parts(this.reported);
  }

  static async open(schema: RuledSchema, uri?: string, known?: Authenticator): Promise<Service> {
    const graph = openGraph(uri);
    const recorder = openRecorder(graph);
    const accessLog = new AccessLog(recorder, now);
    const alertFeed = new AlertFeed(graph);
    const authenticator = known ?? credentialsAuthenticator({ keys: new ApiKeys(graph, now), now });
    const server = createServer((incoming, response) => response.end(`${incoming.method} was answered`));
    const service = new Service(server, (reported) => {
      const subscriptions = addSubscriptions(server, {
        schema,
        services: () => ({ authenticator, accessLog, alertFeed }),
        checkOrigin: developmentOrigins([]),
        addressOf: ({ socket }) => socket.remoteAddress ?? null,
        report: (_, cause) => reported.push(cause),
        maxSockets: MAX_SOCKETS,
      });
      return [subscriptions, alertFeed, accessLog, recorder, graph];
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return service;
  }

  get url(): string {
    const address: AddressInfo | string | null = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("not listening");
    return `http://127.0.0.1:${address.port}/graphql`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const part of this.#parts) await part[Symbol.asyncDispose]();
    this.#server.close();
  }
}

let schema: RuledSchema;
let service: Service;
let graph: Graph;
let recorder: Recorder;
let keys: ApiKeys;
const open: { end(): void }[] = [];

beforeAll(async () => {
  graph = await openMigratedGraph();
  recorder = openRecorder(graph);
  keys = new ApiKeys(graph, now);
  schema = await createSchema();
  service = await Service.open(schema);
});

afterEach(async () => {
  for (const subscriber of open.splice(0)) subscriber.end();
});

afterAll(async () => {
  expect(service.reported).toEqual([]);
  await service[Symbol.asyncDispose]();
  await recorder[Symbol.asyncDispose]();
  await graph[Symbol.asyncDispose]();
});

async function bearer(name: string, roles: readonly Role[] = ["AUDIT"]): Promise<string> {
  const { text } = await keys.create({ name: p + name, roles, expiresAt: null });
  return `Bearer ${text}`;
}

async function enter(name: string, at = service): Promise<Subscriber> {
  const subscriber = await Subscriber.open(at.url, { authorization: await bearer(name) });
  open.push(subscriber);
  return subscriber;
}

/** One that gets what is raised from now on. */
async function listen(name: string, at = service): Promise<Subscriber> {
  const subscriber = await enter(name, at);
  subscriber.subscribe("1", ALERTS);
  await recordedOf(name);
  return subscriber;
}

/** As another process of the service raises them. */
async function raise(...names: readonly string[]): Promise<void> {
  const alert = {
    rule: "EXAMPLE",
    principal: `${p}someone`,
    message: "an example",
    evidence: { figure: 1 },
    at: "2026-11-21T14:02:11Z",
    accesses: [],
  };
  const facts = names.map((name) => ({
    kind: "Alert" as const,
    input: { ...alert, key: p + name },
    path: "alert",
  }));
  await recorder.submit(prepare(facts, SERVICE, "alerts"));
}

const keysOf = (messages: readonly Message[]) =>
  messages.map(({ payload }) => /"key":"([^"]*)"/.exec(JSON.stringify(payload))?.[1]?.slice(p.length));

async function accessesOf(principal: string) {
  const any = { outcome: null, operation: null, system: null, fact: null, from: null, to: null };
  const found = await readAccesses(graph, { ...any, principal }, null, 1_000);
  return found.map(({ fact }) => readRecord(fact).fields);
}

/** The newest access of a name, once there are as many. */
async function recordedOf(name: string, count = 1) {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const found = await accessesOf(p + name);
    if (found.length >= count) return found[0];
    await sleep(20);
  }
  throw new Error(`nothing was recorded of ${name}`);
}

describe("alertRaised", () => {
  it("gives each alert that is raised from then on, by whatever process, in order and once", async () => {
    await raise("before");
    const subscriber = await listen("auditor");
    for (const key of ["a-1", "a-2", "a-3"]) await raise(key);
    expect(keysOf(await subscriber.hear("next", 3))).toEqual(["a-1", "a-2", "a-3"]);
    await raise("a-4");
    const events = await subscriber.hear("next", 4);
    expect(keysOf(events)).toEqual(["a-1", "a-2", "a-3", "a-4"]);
    expect(events[0]).toEqual({
      type: "next",
      id: "1",
      payload: {
        data: {
          alertRaised: {
            key: `${p}a-1`,
            rule: "EXAMPLE",
            principal: `${p}someone`,
            message: "an example",
            evidence: { figure: 1 },
            accesses: [],
            at: "2026-11-21T14:02:11.000Z",
            index: expect.any(Number),
          },
        },
      },
    });
  });

  it("gives those who came later what came after them", async () => {
    const first = await listen("first");
    await raise("b-1");
    const second = await listen("second");
    await raise("b-2");
    expect(keysOf(await first.hear("next", 2))).toEqual(["b-1", "b-2"]);
    expect(keysOf(await second.hear("next", 1))).toEqual(["b-2"]);
  });

  it("ends when it is told to, and goes on where another one has ended", async () => {
    const subscriber = await listen("completing");
    subscriber.subscribe("2", ALERTS);
    await recordedOf("completing", 2);
    subscriber.send({ type: "complete", id: "1" });
    // its pong comes after the server has heard of that
    subscriber.send({ type: "ping" });
    await subscriber.hear("pong");
    await raise("c-1");
    const events = await subscriber.hear("next", 1);
    expect(events.map(({ id }) => id)).toEqual(["2"]);
  });

  it("goes on once a store that was away is back, with all that was raised meanwhile", async () => {
    const proxy = await BreakableProxy.open(inject("neo4j").uri);
    const far = await Service.open(schema, proxy.uri);
    const subscriber = await listen("patient", far);
    proxy.disconnect();
    await raise("d-1");
    await sleep(2_500);
    await raise("d-2");
    expect(subscriber.messages.filter(({ type }) => type === "next")).toEqual([]);
    proxy.connect();
    expect(keysOf(await subscriber.hear("next", 2))).toEqual(["d-1", "d-2"]);
    await far[Symbol.asyncDispose]();
    expect(await subscriber.closed).toBe(1001);
    expect(far.reported).toEqual([]);
    await proxy[Symbol.asyncDispose]();
  });
});

describe("a subscription's access", () => {
  it("is recorded like every read", async () => {
    await listen("recorded");
    expect(await recordedOf("recorded")).toMatchObject({
      system: "proofline",
      principal: `${p}recorded`,
      roles: ["AUDIT"],
      operation: "Watch",
      fields: ["alertRaised"],
      facts: [],
      address: "127.0.0.1",
      outcome: "ALLOWED",
      requestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("is refused with UNAVAILABLE where it can't be recorded", async () => {
    const proxy = await BreakableProxy.open(inject("neo4j").uri);
    const far = await Service.open(schema, proxy.uri);
    const subscriber = await enter("unrecorded", far);
    proxy.disconnect();
    subscriber.subscribe("1", ALERTS);
    const [refusal] = await subscriber.hear("error");
    expect(refusal?.payload).toMatchObject([{ extensions: { code: "UNAVAILABLE" } }]);
    expect(await accessesOf(`${p}unrecorded`)).toEqual([]);
    proxy.connect();
    await far[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
  });
});

describe("who may subscribe", () => {
  it("says so in the header of the upgrade, or in the first message, as a browser must", async () => {
    const authorization = await bearer("browser");
    open.push(await Subscriber.open(service.url, {}, { authorization }));
    open.push(await Subscriber.open(service.url, { authorization }));
  });

  it.each([
    ["no identity", undefined],
    ["a key that is none", { authorization: `Bearer plk_${"0".repeat(16)}_${"0".repeat(64)}` }],
    ["an identity that is no text", { authorization: 7 }],
  ])("is turned away with %s, which is recorded", async (_, params) => {
    const before = (await accessesOf("anonymous")).length;
    const subscriber = new Subscriber(service.url);
    await subscriber.begin(params);
    expect(await subscriber.closed).toBe(4401);
    expect(subscriber.messages).toEqual([]);
    const refusals = await accessesOf("anonymous");
    expect(refusals).toHaveLength(before + 1);
    expect(refusals[0]).toMatchObject({
      operation: "GET /graphql",
      outcome: "DENIED",
      code: "UNAUTHENTICATED",
      address: "127.0.0.1",
    });
  });

  it("is turned away without the role AUDIT, which is recorded in their name", async () => {
    const subscriber = new Subscriber(service.url, { authorization: await bearer("reader", ["READ"]) });
    await subscriber.begin();
    expect(await subscriber.closed).toBe(4403);
    expect(await recordedOf("reader")).toMatchObject({ outcome: "DENIED", code: "FORBIDDEN" });
  });

  it("is not waited for: a socket that says nothing is closed", async () => {
    const subscriber = new Subscriber(service.url, { authorization: await bearer("silent") });
    expect(await subscriber.closed).toBe(4408);
  });

  it("is closed who asks before the first message is answered", async () => {
    const subscriber = new Subscriber(service.url);
    await once(subscriber.socket, "open");
    subscriber.subscribe("1", ALERTS);
    expect(await subscriber.closed).toBe(4401);
  });
});

describe("an identity that lapses", () => {
  it("closes its socket within about a second", async () => {
    const subscriber = await listen("revoked");
    await keys.revoke(`${p}revoked`);
    const start = performance.now();
    expect(await subscriber.closed).toBe(4401);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  /** A service whose callers are who `isKnown` says, asked each time. */
  async function openFor(name: string, isKnown: () => boolean): Promise<Service> {
    return Service.open(schema, undefined, {
      authenticate: async () => {
        if (isKnown()) return { principal: { name: p + name, roles: ["AUDIT"] }, expiresAt: null };
        throw new ProoflineError("UNAUTHENTICATED", "no more");
      },
    });
  }

  it("gets nothing more, in the middle of a burst", async () => {
    let left = Number.POSITIVE_INFINITY;
    const own = await openFor("late", () => left-- > 0);
    const subscriber = await listen("late", own);
    left = 5;
    await raise(...Array.from({ length: 50 }, (_, i) => `e-${i}`));
    expect(await subscriber.closed).toBe(4401);
    expect(subscriber.messages.filter(({ type }) => type === "next").length).toBeLessThanOrEqual(5);
    await own[Symbol.asyncDispose]();
  });

  it("gets nothing while nobody can say whether it has lapsed, and all of it afterwards", async () => {
    let isAway = false;
    const own = await openFor("unsure", () => {
      if (isAway) throw new ProoflineError("UNAVAILABLE", "away");
      return true;
    });
    const subscriber = await listen("unsure", own);
    isAway = true;
    await raise("g-1", "g-2");
    await sleep(2_500);
    expect(subscriber.messages.filter(({ type }) => type === "next")).toEqual([]);
    isAway = false;
    expect(keysOf(await subscriber.hear("next", 2))).toEqual(["g-1", "g-2"]);
    await own[Symbol.asyncDispose]();
  });

  it("closes its socket at its end, too", async () => {
    const { text } = await keys.create({
      name: `${p}short`,
      roles: ["AUDIT"],
      expiresAt: Date.now() + 2_000,
    });
    const subscriber = await Subscriber.open(service.url, { authorization: `Bearer ${text}` });
    expect(await subscriber.closed).toBe(4401);
  });
});

describe("what is no subscription", () => {
  const deep = `{ alertRaised { accesses { ${"... { ".repeat(16)}key${" }".repeat(16)} } } }`;

  it.each([
    ["a query", "{ checkpoint { size } }", {}, "BAD_USER_INPUT"],
    ["a mutation", 'mutation { erase(kind: Access, key: "x", reason: "y") { index } }', {}, "BAD_USER_INPUT"],
    ["no GraphQL", "subscription {", {}, "GRAPHQL_PARSE_FAILED"],
    ["an unknown field", "subscription { rumour }", {}, "GRAPHQL_VALIDATION_FAILED"],
    [
      "two fields",
      "subscription { alertRaised { key } b: alertRaised { key } }",
      {},
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["introspection", "subscription { __typename }", {}, "GRAPHQL_VALIDATION_FAILED"],
    ["too deep", `subscription ${deep}`, {}, "GRAPHQL_VALIDATION_FAILED"],
    ["a name that it has not", ALERTS, { operationName: "Other" }, "OPERATION_RESOLUTION_FAILURE"],
    [
      "without its variable",
      "subscription ($all: Boolean!) { alertRaised { key @include(if: $all) } }",
      {},
      "BAD_USER_INPUT",
    ],
  ])("%s is refused and recorded; the socket goes on", async (what, query, more, code) => {
    const name = what.replaceAll(" ", "-");
    const subscriber = await enter(name);
    subscriber.subscribe("1", query, more);
    const [refusal] = await subscriber.hear("error");
    expect(refusal?.payload).toMatchObject([{ message: expect.any(String), extensions: { code } }]);
    expect(await recordedOf(name)).toMatchObject({ outcome: "DENIED", code });
    subscriber.subscribe("2", ALERTS);
    expect(await recordedOf(name, 2)).toMatchObject({ outcome: "ALLOWED" });
  });
});

describe("misuse", () => {
  it("a message over 64 KiB closes the socket", async () => {
    const subscriber = await enter("loud");
    subscriber.subscribe("1", ALERTS, { variables: { filler: "x".repeat(64 * 1024) } });
    expect(await subscriber.closed).toBe(1009);
  });

  it.each([
    ["that is no JSON", "hello"],
    ["of no type", "{}"],
  ])("a message %s closes the socket", async (_, text) => {
    const subscriber = await enter("confused");
    subscriber.socket.send(text);
    expect(await subscriber.closed).toBe(4400);
  });

  it("over 16 subscriptions of one socket close it", async () => {
    const subscriber = await enter("greedy");
    for (let i = 0; i < 17; i++) subscriber.subscribe(String(i), ALERTS);
    expect(await subscriber.closed).toBe(1008);
    await recordedOf("greedy", 17);
    const codes = (await accessesOf(`${p}greedy`)).map((fields) => "code" in fields && fields.code);
    expect(codes.filter((code) => code !== null)).toEqual(["RATE_LIMITED"]);
  });

  it("another subprotocol is not spoken", async () => {
    const { socket } = new Subscriber(service.url, {}, "graphql-ws");
    const [error] = await once(socket, "error");
    expect(error).toMatchObject({ message: "Server sent no subprotocol" });
  });

  /** What an upgrade is answered with that is refused. */
  async function refusal(url: string, headers: Readonly<Record<string, string>> = {}) {
    const { socket } = new Subscriber(url, headers);
    const [, response] = await once(socket, "unexpected-response");
    let text = "";
    for await (const part of response) text += part;
    return { status: response.statusCode, code: JSON.parse(text).errors[0].extensions.code };
  }

  it("a page from elsewhere is refused, which is recorded", async () => {
    const answer = await refusal(service.url, { origin: "https://evil.example" });
    expect(answer).toEqual({ status: 403, code: "FORBIDDEN" });
    expect((await accessesOf("anonymous"))[0]).toMatchObject({ outcome: "DENIED", code: "FORBIDDEN" });
  });

  it("another address has no sockets", async () => {
    expect(await refusal(`${service.url}/other`)).toEqual({ status: 404, code: "NOT_FOUND" });
  });

  it("more sockets than there may be are refused", async () => {
    for (let i = 0; i < MAX_SOCKETS; i++) await enter(`crowd-${i}`);
    expect(await refusal(service.url)).toEqual({ status: 503, code: "LIMIT_EXCEEDED" });
  });
});

describe("an upgrade to something else", () => {
  it.each(["GET", "POST"])("is ignored: the %s request is answered as any other", async (method) => {
    const sent = request(service.url, {
      method,
      headers: { connection: "Upgrade, HTTP2-Settings", upgrade: "h2c", "http2-settings": "AAMAAABk" },
    });
    sent.end(method === "POST" ? "a body" : undefined);
    const [response] = await once(sent, "response");
    expect(response.statusCode).toBe(200);
    response.setEncoding("utf8");
    expect(await once(response, "data")).toEqual([`${method} was answered`]);
  });
});

describe("the whole service", () => {
  it("lets everybody of its own machine subscribe in development mode, and stops with sockets open", async () => {
    const whole = await openService();
    const subscriber = await Subscriber.open(`${whole.url}/graphql`);
    const named = `Watch_${p.slice(0, -1)}`;
    subscriber.subscribe("1", ALERTS.replace("Watch", named));
    const client = new Client(whole.url);
    const query =
      "query ($operation: String!) { accesses(filter: {operation: $operation}) { edges { node { principal fields } } } }";
    const recorded = { accesses: { edges: [{ node: { principal: "local", fields: ["alertRaised"] } }] } };
    await expect.poll(() => client.ask(query, { operation: named }), { timeout: 10_000 }).toEqual(recorded);
    await raise("f-1");
    expect(keysOf(await subscriber.hear("next", 1))).toEqual(["f-1"]);
    const start = performance.now();
    await whole[Symbol.asyncDispose]();
    expect(await subscriber.closed).toBe(1001);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("a service that stops", () => {
  it("says goodbye to its subscribers, and lets nobody in", async () => {
    const stopping = await Service.open(schema);
    const subscriber = await listen("leaving", stopping);
    await stopping[Symbol.asyncDispose]();
    expect(await subscriber.closed).toBe(1001);
  });

  it("is not there before its store is", async () => {
    const server = createServer();
    const subscriptions = addSubscriptions(server, {
      schema,
      services: () => {
        throw new ProoflineError("UNAVAILABLE", "starting");
      },
      checkOrigin: () => {},
      addressOf: () => null,
      report: () => {},
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const { socket } = new Subscriber(`http://127.0.0.1:${port}/graphql`);
    const [, response] = await once(socket, "unexpected-response");
    expect(response.statusCode).toBe(503);
    response.destroy();
    await subscriptions[Symbol.asyncDispose]();
    server.close();
  });
});
