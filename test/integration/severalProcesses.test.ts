import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { parseEntry } from "../../src/facts/entry.js";
import { bookmarkOf, catchUp } from "../../src/graph/bookmark.js";
import { Client, openService, type Receipt } from "../support/client.js";
import { checkAll } from "../support/fsck.js";
import { KilledService } from "../support/killedService.js";
import { OwnNeo4j, openGraphOf } from "../support/ownNeo4j.js";
import { newPrefix } from "../support/prefix.js";
import { rounds } from "../support/rounds.js";
import { logFrom, openGraph, openMigratedGraph, openRecorder, prediction, record } from "../support/store.js";

const KILLS = rounds(3, 20);

describe("several processes on one Neo4j", () => {
  it(`are one log, ${KILLS} times one of two is killed under load`, {
    timeout: 120_000 + KILLS * 60_000,
  }, async () => {
    const p = newPrefix();
    await using neo4j = await OwnNeo4j.start();
    const { uri, username, password } = neo4j.address;
    const settings = {
      NEO4J_URI: uri,
      NEO4J_USERNAME: username,
      NEO4J_PASSWORD: password,
      DATA_DIR: neo4j.folder,
    };
    const staying = await KilledService.start(settings);
    const acknowledged: Receipt[] = [];
    let sent = 0;
    try {
      for (let kill = 0; kill < KILLS; kill++) {
        const killed = await KilledService.start(settings);
        const clients = [new Client(staying.url), new Client(killed.url)];
        let isOver = false;
        const records = async (client: Client, facts: readonly object[]) => {
          const receipts = await client.record(...facts).catch(() => []);
          acknowledged.push(...receipts);
          return receipts;
        };
        /** Facts of its own, through one process. */
        const caller = async (client: Client, size: number) => {
          while (!isOver)
            await records(
              client,
              Array.from({ length: size }, () => factOf(`${p}${sent++}`)),
            );
        };
        /** The same facts through both at once. */
        const twice = async () => {
          while (!isOver) {
            const facts = Array.from({ length: 3 }, () => factOf(`${p}${sent++}`));
            await Promise.all(clients.map((client) => records(client, facts)));
          }
        };
        const reader = async (client: Client) => {
          while (!isOver) {
            await client.send("{ predictions(first: 10) { edges { node { key } } } }").catch(() => {});
            await sleep(20);
          }
        };
        const load = Promise.all([
          ...clients.flatMap((client) => [caller(client, 1), caller(client, 200), reader(client)]),
          twice(),
        ]);
        const before = acknowledged.length;
        await vi.waitUntil(() => acknowledged.length > before + 500, { timeout: 60_000 });
        await sleep(Math.random() * 400);
        await killed.kill();
        isOver = true;
        await load;
      }
    } finally {
      await staying.kill();
    }

    await using graph = openGraphOf(neo4j.config());
    const { facts, size } = await logFrom(graph, 0);
    const entries = facts.map(({ entry }) => parseEntry(String(entry)));
    const indexes = facts.map(({ index }) => index);
    expect(indexes).toEqual(Array.from({ length: size }, (_, i) => i));
    const times = entries.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual(times.toSorted());
    const names = entries.map(({ kind, key }) => `${kind} ${key}`);
    expect(new Set(names).size).toBe(names.length);

    const placeOf = new Map(names.map((name, i) => [name, i]));
    for (const { kind, key, index } of acknowledged) expect(placeOf.get(`${kind} ${key}`)).toBe(index);
    const twice = acknowledged.filter(({ duplicate }) => duplicate);
    expect(twice.length).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThan(KILLS * 500);

    expect(await checkAll(graph)).toMatchObject({ findings: [], summary: { log: "INTACT", complete: true } });
  });

  it("know what one of them has answered, where they are told its bookmark", async () => {
    const p = newPrefix();
    await using first = await openService();
    await using second = await openService();
    const ask = async (url: string, query: string, bookmark?: string) => {
      const headers = {
        "content-type": "application/json",
        ...(bookmark !== undefined && { "proofline-bookmark": bookmark }),
      };
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers,
        body: JSON.stringify({ query }),
      });
      return {
        status: response.status,
        bookmark: response.headers.get("proofline-bookmark"),
        body: await response.json(),
      };
    };
    const recorded = await ask(
      first.url,
      `mutation { recordFacts(facts: [{ sourceTable: { key: "${p}t" } }]) { key } }`,
    );
    expect(recorded.bookmark).toMatch(/^\S+$/);
    const read = await ask(
      second.url,
      `{ sourceTables(where: { key: { eq: "${p}t" } }) { key } }`,
      recorded.bookmark ?? "",
    );
    expect(read).toMatchObject({ status: 200, body: { data: { sourceTables: [{ key: `${p}t` }] } } });

    for (const wrong of ["", "yesterday", "FB:kcwQ", 'FB:"', `${recorded.bookmark},FB:x`, "x".repeat(9_000)])
      expect(await ask(second.url, "{ checkpoint { size } }", wrong)).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: "BAD_USER_INPUT" } }] },
      });
    expect(await ask(second.url, "{ checkpoint { size } }")).toMatchObject({ status: 200 });
  });

  it("read after what they were told, and after that too", async () => {
    await using one = await openMigratedGraph();
    await using other = openGraph();
    await using recorder = openRecorder(one);
    expect(await bookmarkOf(other)).toBe("");
    await record(recorder, prediction(`${newPrefix()}p`, "d"));
    await catchUp(other, await bookmarkOf(one));
    expect(await bookmarkOf(other)).toBe(await bookmarkOf(one));
  });
});

const factOf = (requestId: string) => ({
  prediction: {
    requestId,
    modelVersion: "m@1",
    features: { requestId },
    prediction: 1,
    timestamp: "2026-11-21T14:02:11Z",
  },
});
