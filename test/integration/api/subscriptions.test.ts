import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { serveHttp } from "../../../src/api/http.js";
import { readConfig } from "../../../src/config.js";
import { NO_LOG } from "../../../src/telemetry/log.js";
import { Metrics } from "../../../src/telemetry/metrics.js";
import { Client, openService } from "../../support/client.js";
import { BreakableProxy } from "../../support/proxy.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { refusedUpgrade, Subscriber } from "./subscriber.js";
import { ALERTS, SubscriptionService, useSubscriptions } from "./subscriptionService.js";

const world = useSubscriptions();
const { p, enter, listen, raise, keysOf, accessesOf, recordedOf } = world;

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
    const proxy = await BreakableProxy.open(sharedNeo4j().uri);
    const far = await SubscriptionService.open(world.schema, proxy.uri);
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
    const proxy = await BreakableProxy.open(sharedNeo4j().uri);
    const far = await SubscriptionService.open(world.schema, proxy.uri);
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
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe("a service that stops", () => {
  it("says goodbye to its subscribers, and lets nobody in", async () => {
    const stopping = await SubscriptionService.open(world.schema);
    const subscriber = await listen("leaving", stopping);
    await stopping[Symbol.asyncDispose]();
    expect(await subscriber.closed).toBe(1001);
  });

  it("is not there before its store is", async () => {
    const { access } = readConfig({}, {});
    await using starting = await serveHttp({
      ...{ host: "127.0.0.1", port: 0, access, answerTimeoutMs: 60_000 },
      ...{ report: () => {}, progress: () => {}, log: NO_LOG },
      telemetry: { metrics: new Metrics("test"), tracer: undefined },
    });
    const refusal = await refusedUpgrade(`${starting.url}/graphql`);
    expect(refusal).toMatchObject({ status: 503, code: "UNAVAILABLE" });
  });
});
