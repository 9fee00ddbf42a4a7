import { setTimeout as sleep } from "node:timers/promises";
import Fastify from "fastify";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { AccessLog } from "../../../src/access/accessLog.js";
import { AlertFeed } from "../../../src/access/alertFeed.js";
import { type Authenticator, credentialsAuthenticator } from "../../../src/access/authenticate.js";
import { ApiKeys } from "../../../src/access/keys.js";
import { addAudit } from "../../../src/api/access/audit.js";
import { addAuthentication } from "../../../src/api/access/authentication.js";
import { developmentOrigins } from "../../../src/api/access/origin.js";
import { RateLimiter } from "../../../src/api/rateLimit.js";
import { createSchema, type RuledSchema } from "../../../src/api/schema.js";
import { subscriptionHandler } from "../../../src/api/subscriptions.js";
import { readRecord } from "../../../src/facts/record.js";
import { type Role, SERVICE } from "../../../src/facts/role.js";
import { readAccesses } from "../../../src/graph/accesses.js";
import type { Graph } from "../../../src/graph/graph.js";
import type { Recorder } from "../../../src/graph/recorder/recorder.js";
import { newPrefix } from "../../support/prefix.js";
import { openGraph, openMigratedGraph, openRecorder } from "../../support/store.js";
import { type Message, Subscriber } from "./subscriber.js";

export const ALERTS =
  "subscription Watch { alertRaised { key rule principal message evidence accesses { key } at index } }";
export const MAX_SOCKETS = 8;
const now = () => new Date();

/** A process that serves subscriptions, on a store that it may lose. */
export class SubscriptionService implements AsyncDisposable {
  readonly reported: unknown[];
  readonly url: string;
  readonly #parts: readonly AsyncDisposable[];

  private constructor(url: string, reported: unknown[], parts: readonly AsyncDisposable[]) {
    this.url = url;
    this.reported = reported;
    this.#parts = parts;
  }

  static async open(schema: RuledSchema, uri?: string, known?: Authenticator): Promise<SubscriptionService> {
    const graph = openGraph(uri);
    const recorder = openRecorder(graph);
    const accessLog = new AccessLog(recorder, now);
    const alertFeed = new AlertFeed(graph);
    const authenticator = known ?? credentialsAuthenticator({ keys: new ApiKeys(graph, now), now });
    const services = () => ({ authenticator, accessLog, alertFeed, now });
    const limiter = new RateLimiter(0);
    const reported: unknown[] = [];
    const report = (_: string, cause: unknown) => void reported.push(cause);
    const http = Fastify({ forceCloseConnections: "idle" });
    addAudit(http, services, report);
    addAuthentication(http, services, developmentOrigins([]), limiter, () => {});
    http.get("/graphql", {
      config: { access: "graphql" },
      preHandler: subscriptionHandler(http, { schema, services, limiter, report, maxSockets: MAX_SOCKETS }),
      handler: async () => "was answered",
    });
    const url = `${await http.listen({ host: "127.0.0.1", port: 0 })}/graphql`;
    return new SubscriptionService(url, reported, [
      { [Symbol.asyncDispose]: () => http.close() },
      alertFeed,
      accessLog,
      recorder,
      graph,
    ]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const part of this.#parts) await part[Symbol.asyncDispose]();
  }
}

/** A service of this test file that serves subscriptions, and what its tests do with it. */
export function useSubscriptions() {
  const p = newPrefix();
  let schema: RuledSchema;
  let service: SubscriptionService;
  let graph: Graph;
  let recorder: Recorder;
  let keys: ApiKeys;
  const open: { end(): void }[] = [];

  beforeAll(async () => {
    graph = await openMigratedGraph();
    recorder = openRecorder(graph);
    keys = new ApiKeys(graph, now);
    schema = await createSchema();
    service = await SubscriptionService.open(schema);
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
    await recorder.record(facts, SERVICE);
  }

  const keysOf = (messages: readonly Message[]) =>
    messages.map(({ payload }) => /"key":"([^"]*)"/.exec(JSON.stringify(payload))?.[1]?.slice(p.length));

  async function accessesOf(principal: string) {
    const any = { outcome: null, operation: null, system: null, fact: null, from: null, to: null };
    const { facts } = await readAccesses(graph, { ...any, principal }, null, 1_000);
    return facts.map(({ fact }) => readRecord(fact).fields);
  }

  /** The newest access of a name, once there are as many. */
  async function recordedOf(name: string, count = 1) {
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
      const found = await accessesOf(p + name);
      if (found.length >= count) return found[0];
      await sleep(20);
    }
    throw new Error(`nothing was recorded of ${name}`);
  }

  return {
    p,
    bearer,
    enter,
    listen,
    raise,
    keysOf,
    accessesOf,
    recordedOf,
    get schema() {
      return schema;
    },
    get service() {
      return service;
    },
    get keys() {
      return keys;
    },
    get open() {
      return open;
    },
  };
}
