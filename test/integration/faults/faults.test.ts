import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Graph } from "../../../src/graph/graph.js";
import { openService } from "../../support/client.js";
import { KilledService } from "../../support/killedService.js";
import { OwnNeo4j, openGraphOf } from "../../support/ownNeo4j.js";
import { BreakableProxy } from "../../support/proxy.js";
import { isFaultsRun, rounds } from "../../support/rounds.js";
import { chanceOf, tellTrial } from "../../support/seed.js";
import { factOf } from "./doors.js";
import { Load } from "./load.js";
import { isReady, readyAgain, SeenLog } from "./unharmed.js";

const KILLS = rounds(3, 100);
const STOPPED_MS = rounds(3_000, 60_000);
const JUMPS = rounds(1, 5);
const CUTS = rounds(3, 40);
const KILLS_OF_TWO = rounds(2, 20);
const MINUTE = 60_000;

/** All trials are of one log, so that each is told of what was before it, too. */
describe("a service under load", () => {
  const seen = new SeenLog();
  let neo4j: OwnNeo4j;
  let graph: Graph;
  let settings: Readonly<Record<string, string>>;

  beforeAll(async () => {
    neo4j = await OwnNeo4j.start();
    graph = openGraphOf(neo4j.config());
    const { uri, username, password } = neo4j.address;
    settings = {
      ...{ NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, DATA_DIR: neo4j.folder },
      ...(await Load.create(neo4j.folder)).settings,
    };
  }, 5 * MINUTE);

  afterAll(async () => {
    await graph?.[Symbol.asyncDispose]();
    await neo4j?.[Symbol.asyncDispose]();
  });

  const serverPid = async (): Promise<number> =>
    JSON.parse(await readFile(join(neo4j.folder, "neo4j.json"), "utf8")).serverPid;

  /** Milliseconds on this process's clock at which Neo4j answers again. */
  async function neo4jIsBack(): Promise<number> {
    await vi.waitUntil(
      () =>
        graph.ping().then(
          () => true,
          () => false,
        ),
      { timeout: 4 * MINUTE, interval: 100 },
    );
    return performance.now();
  }

  it(`loses nothing and says nothing twice, ${KILLS} times it or Neo4j or both are killed`, {
    timeout: MINUTE + KILLS * 3 * MINUTE,
  }, async () => {
    const chance = chanceOf("kills");
    const load = await Load.create(neo4j.folder);
    const longest = { service: 0, neo4j: 0, both: 0 };
    let service = await KilledService.start(settings);
    try {
      for (let kill = 0; kill < KILLS; kill++) {
        const which = (["service", "neo4j", "both"] as const)[kill % 3] ?? "both";
        const stop = await load.start(service.url);
        await sleep(chance() * 1_000);
        const server = await serverPid();
        if (which !== "service") process.kill(server, "SIGKILL");
        if (which !== "neo4j") {
          await service.kill();
          await stop();
          service = await KilledService.start(settings);
        }
        const back = await neo4jIsBack();
        const took = await readyAgain(service.url, back);
        longest[which] = Math.max(longest[which], took);
        if (which === "neo4j") await stop();
        await seen.expectUnharmed(service.url, graph, load);
      }
    } finally {
      await service.kill();
    }
    const { acknowledged, later, signed, failed, taken } = load;
    tellTrial("SIGKILL", {
      "messages taken": JSON.stringify(taken),
      ...{ kills: KILLS, acknowledged: acknowledged.length, made: later.length, "without receipt": failed },
      ...{ checkpoints: signed.size, "facts in the log": seen.size },
      "ms to be ready": JSON.stringify(longest),
    });
  });

  it.skipIf(!isFaultsRun)(
    `goes on after Neo4j has stood still for ${STOPPED_MS / 1_000} s`,
    { timeout: 5 * MINUTE },
    async () => {
      const load = await Load.create(neo4j.folder);
      const service = await KilledService.start(settings);
      try {
        const stop = await load.start(service.url);
        const server = await serverPid();
        process.kill(server, "SIGSTOP");
        const until = performance.now() + STOPPED_MS;
        try {
          // it answers whoever asks how it is: it lives, and can't record
          expect((await fetch(`${service.url}/livez`, { signal: AbortSignal.timeout(5_000) })).status).toBe(
            200,
          );
          expect(await isReady(service.url)).toBe(false);
          await sleep(until - performance.now());
        } finally {
          process.kill(server, "SIGCONT");
        }
        const took = await readyAgain(service.url);
        await stop();
        await seen.expectUnharmed(service.url, graph, load);
        const { acknowledged, later, failed } = load;
        tellTrial("Neo4j stopped", {
          ...{ ms: STOPPED_MS, acknowledged: acknowledged.length, made: later.length },
          ...{ "without receipt": failed, "ms to be ready": took },
        });
      } finally {
        await service.kill();
      }
    },
  );

  it.skipIf(!isFaultsRun)(
    `records nothing while its clock is wrong, and goes on when it is right, ${JUMPS} times`,
    {
      timeout: 2 * MINUTE + JUMPS * MINUTE,
    },
    async () => {
      const chance = chanceOf("clock");
      // MLflow's deliveries are of the right time, which is another one than the service's
      const load = await Load.create(neo4j.folder, [401]);
      let ahead = 0;
      const now = () => new Date(Date.now() + ahead);
      await using service = await openService(settings, { now });
      const recorded = async () => {
        const before = load.acknowledged.length;
        await vi.waitUntil(() => load.acknowledged.length > before, { timeout: 30_000 });
      };
      const stop = await load.start(service.url);
      for (let jump = 0; jump < JUMPS; jump++) {
        const some = Math.round(1_000 + chance() * 100_000);
        // within what is tolerated, forth and back: the log's time stands still until the clock has come up to it
        for (const difference of [some, -some, 0]) {
          ahead = difference;
          await recorded();
        }
        const far = Math.round((1 + chance() * 1_000) * 60 * MINUTE);
        for (const difference of [far, -far]) {
          ahead = difference;
          await vi.waitUntil(async () => !(await isReady(service.url)), { timeout: 30_000 });
          ahead = 0;
          await recorded();
        }
      }
      await stop();
      await readyAgain(service.url);
      await seen.expectUnharmed(service.url, graph, load);
      const { acknowledged, failed } = load;
      tellTrial("clock", { jumps: 5 * JUMPS, acknowledged: acknowledged.length, "without receipt": failed });
    },
  );

  it.skipIf(!isFaultsRun)(
    `says the truth where connections break, ${CUTS} times to Neo4j and all along to those who ask`,
    {
      timeout: 2 * MINUTE + CUTS * MINUTE,
    },
    async () => {
      const chance = chanceOf("cuts");
      const load = await Load.create(neo4j.folder);
      await using proxy = await BreakableProxy.open(neo4j.address.uri);
      const service = await KilledService.start({ ...settings, NEO4J_URI: proxy.uri });
      let hungUp = 0;
      let longest = 0;
      try {
        for (let cut = 0; cut < CUTS; cut++) {
          const stop = await load.start(service.url);
          let isOver = false;
          const hangingUp = (async () => {
            while (!isOver) {
              await hangUp(service.url, `cut-${cut}-${hungUp++}-${seen.size}`, chance());
              await sleep(20);
            }
          })();
          if (cut % 3 === 2) {
            proxy.disconnect();
            await sleep(chance() * 2_000);
            proxy.connect();
            longest = Math.max(longest, await readyAgain(service.url));
          } else {
            const before = proxy.cuts;
            proxy.cutNext(cut % 3 === 0 ? "after the commit" : "before the commit");
            await vi.waitUntil(() => proxy.cuts > before, { timeout: 30_000 });
            await readyAgain(service.url);
          }
          await sleep(chance() * 500);
          isOver = true;
          await hangingUp;
          await stop();
          await seen.expectUnharmed(service.url, graph, load);
        }
      } finally {
        await service.kill();
      }
      const { acknowledged, failed } = load;
      tellTrial("connections cut", {
        ...{ cuts: CUTS, "callers that hung up": hungUp, acknowledged: acknowledged.length },
        ...{ "without receipt": failed, "ms to be ready": longest },
      });
    },
  );

  it.skipIf(!isFaultsRun)(
    `is one log with another one, ${KILLS_OF_TWO} times one of the two is killed`,
    {
      timeout: 2 * MINUTE + KILLS_OF_TWO * 2 * MINUTE,
    },
    async () => {
      const chance = chanceOf("two services");
      const load = await Load.create(neo4j.folder);
      const staying = await KilledService.start(settings);
      try {
        for (let kill = 0; kill < KILLS_OF_TWO; kill++) {
          const killed = await KilledService.start(settings);
          const stop = await load.start(staying.url, killed.url);
          await sleep(500 + chance() * 1_000);
          await killed.kill();
          await readyAgain(staying.url);
          await stop();
          await seen.expectUnharmed(staying.url, graph, load);
        }
      } finally {
        await staying.kill();
      }
      const { acknowledged, failed } = load;
      tellTrial("two services", {
        ...{ kills: KILLS_OF_TWO, acknowledged: acknowledged.length, "without receipt": failed },
        "facts in the log": seen.size,
      });
    },
  );
});

/** Sends facts, or a part of them, and is gone before the answer. */
async function hangUp(url: string, name: string, part: number): Promise<void> {
  const body = JSON.stringify({
    query: "mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) { key } }",
    variables: { facts: [factOf(name)] },
  });
  const { hostname, port, host } = new URL(url);
  const text = `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const socket = connect(Number(port), hostname).on("error", () => {});
  // a half of them sends all, so that the service works for nobody
  socket.write(part < 0.5 ? text : text.slice(0, Math.round(2 * (part - 0.5) * text.length)));
  await sleep(20 * part);
  socket.destroy();
}
