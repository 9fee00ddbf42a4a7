import { once } from "node:events";
import { Agent, get } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Client, openService, RECORD_FACTS } from "../support/client.js";
import { KilledService } from "../support/killedService.js";
import { newPrefix } from "../support/prefix.js";
import { BreakableProxy } from "../support/proxy.js";
import { sharedNeo4j } from "../support/sharedNeo4j.js";
import { Subscriber } from "./api/subscriber.js";

const STOP_S = 4;

const predictionOf = (requestId: string) => ({
  prediction: {
    requestId,
    modelVersion: "m@1",
    features: {},
    prediction: "yes",
    timestamp: "2026-11-21T22:00:00Z",
  },
});

// side by side: each waits for its service's end, most of the time
describe.concurrent.each([
  ["hangs", (proxy: BreakableProxy) => proxy.hold()],
  ["is gone", (proxy: BreakableProxy) => proxy.disconnect()],
])("a service that is told to stop while Neo4j %s", (_, fail) => {
  it("answers who waits, ends in time, and has kept what it acknowledged", { timeout: 180_000 }, async () => {
    const prefix = newPrefix();
    await using proxy = await BreakableProxy.open(sharedNeo4j().uri);
    const service = await KilledService.start({
      NEO4J_URI: proxy.uri,
      STOP_TIMEOUT_SECONDS: String(STOP_S),
    });
    const client = new Client(service.url);
    const receipts = await client.record(predictionOf(`${prefix}kept`));
    const subscriber = await Subscriber.open(`${service.url}/graphql`);
    // an agent's connection stays open when it is idle
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const [live] = await once(get(`${service.url}/livez`, { agent }), "response");
    await text(live);

    fail(proxy);
    const waiting = client.refusal(RECORD_FACTS, { facts: [predictionOf(`${prefix}late`)] });
    await sleep(300);
    const begun = performance.now();
    const exit = once(service.process, "exit");
    service.process.kill("SIGTERM");
    await sleep(300);
    // its port is closed, or it says so
    const ready = await fetch(`${service.url}/readyz`).then(
      ({ status }) => status,
      () => 503,
    );
    expect(ready).toBe(503);
    expect((await waiting).extensions.code).toBe("UNAVAILABLE");
    expect(await subscriber.closed).toBe(1001);
    await exit;
    expect((performance.now() - begun) / 1_000).toBeLessThan(STOP_S + 1);
    agent.destroy();

    await using next = await openService();
    const [again] = await new Client(next.url).record(predictionOf(`${prefix}kept`));
    expect(again).toMatchObject({ index: receipts[0]?.index, duplicate: true });
  });
});
