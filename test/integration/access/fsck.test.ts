import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FsckWatcher } from "../../../src/access/fsck/watcher.js";
import type { Config } from "../../../src/config.js";
import { readFsckState } from "../../../src/graph/fsckWatch.js";
import { readTrustedHere } from "../../../src/notary/trusted.js";
import { type Service, startService } from "../../../src/service.js";
import type { Store } from "../../../src/store.js";
import { Client } from "../../support/client.js";
import { OwnNeo4j, quiet } from "../../support/ownNeo4j.js";
import { prediction, record, rows } from "../../support/store.js";

/** Two tiles and some more. */
const FACTS = 600;
const ALERTS = `{ alerts(filter: { rule: "TAMPERED" }, first: 1000) { edges { node { principal message evidence accesses { key } } } } }`;
const FSCK =
  "{ fsck { running { checked size } last { finishedAt size log isWhole findingCount findings { code kind key property edge { rel key } } } } }";

interface Alerts {
  readonly alerts: { readonly edges: readonly { readonly node: { readonly evidence: { code: string } } }[] };
}
interface Fsck {
  readonly fsck: {
    readonly last: { readonly finishedAt: string; readonly findingCount: number; findings: object[] } | null;
  };
}

describe("the service's own fsck", () => {
  let neo4j: OwnNeo4j;
  let store: Store;
  let config: Config;

  beforeAll(async () => {
    neo4j = await OwnNeo4j.start();
    config = neo4j.config();
    store = await neo4j.open(config);
    await record(store.recorder, ...Array.from({ length: FACTS }, (_, i) => prediction(`r-${i}`, "d")));
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
    await neo4j[Symbol.asyncDispose]();
  });

  const set = (statement: string) => rows(store.graph, statement);
  /** As of a store that was never checked. */
  const forget = () => set("MATCH (w:FsckWatch) REMOVE w.position, w.running, w.last, w.holder");

  /** A process that checks, of which it is known what it finished. */
  function watch(partFacts: number, rate = 100_000) {
    const finished: number[] = [];
    const reported: string[] = [];
    const watcher = new FsckWatcher(store.graph, store.recorder, {
      settings: { rate, intervalMs: 3_600_000, partFacts },
      trusted: async () => ({ ...(await readTrustedHere(config.log)), since: undefined }),
      now: () => new Date(),
      report: (message) => reported.push(message),
      finished: (_, findings) => finished.push(findings),
    });
    return { watcher, finished, reported };
  }

  it("goes on after a restart where it was, and two processes do one check between them", async () => {
    await forget();
    const first = watch(256, 512);
    await expect
      .poll(async () => (await readFsckState(store.graph)).running?.checked, { interval: 20 })
      .toBe(256);
    await first.watcher[Symbol.asyncDispose]();
    const { running } = await readFsckState(store.graph);
    expect(running).toMatchObject({ checked: 256, findingCount: 0 });
    // what was checked is not looked at again: this is found by the next check
    await set("MATCH (p:Prediction {key: 'r-3'}) SET p.deploymentWas = 'another'");
    await using one = watch(256).watcher;
    const other = watch(256);
    await expect.poll(async () => (await readFsckState(store.graph)).last, { interval: 20 }).not.toBeNull();
    await other.watcher[Symbol.asyncDispose]();
    expect((await readFsckState(store.graph)).last).toMatchObject({
      startedAt: running?.startedAt,
      size: running?.size,
      findingCount: 0,
    });
    await one[Symbol.asyncDispose]();
    expect(first.finished).toEqual([]);
    await set("MATCH (p:Prediction {key: 'r-3'}) REMOVE p.deploymentWas");
  });

  describe("while a service runs", () => {
    let service: Service;
    let client: Client;
    beforeAll(async () => {
      await forget();
      // a check follows the other
      service = await startService(
        { ...config, fsck: { rate: 100_000, intervalMs: 1 } },
        { progress: quiet, report: quiet },
      );
      client = new Client(service.url);
    });
    afterAll(() => service[Symbol.asyncDispose]());

    const lastOf = async () => (await client.ask<Fsck>(FSCK)).fsck.last;
    /** The next result. */
    async function nextCheck() {
      const before = (await lastOf())?.finishedAt;
      await expect
        .poll(async () => (await lastOf())?.finishedAt, { interval: 50, timeout: 30_000 })
        .not.toBe(before);
      return await lastOf();
    }
    const alerts = async () => (await client.ask<Alerts>(ALERTS)).alerts.edges.map(({ node }) => node);

    it("takes nothing that others write, correct or erase meanwhile for a finding", async () => {
      const found: number[] = [];
      let isOver = false;
      let written = 0;
      const writer = async () => {
        while (!isOver) {
          const i = written++;
          await client.record(
            ...Array.from({ length: 5 }, (_, j) => ({
              prediction: {
                requestId: `w-${i}-${j}`,
                deployment: `later-${i + 1}`,
                features: { n: j },
                prediction: "yes",
                timestamp: "2026-11-21T14:02:11Z",
              },
            })),
            {
              deployment: {
                key: `later-${i}`,
                modelVersion: `m@${i}`,
                environment: "test",
                startedAt: "2026-11-01T00:00:00Z",
              },
            },
          );
          await client.ask(
            `mutation { erase(kind: Prediction, key: "w-${i}-0", reason: "asked for") { key } }`,
          );
        }
      };
      const writers = [writer(), writer(), writer()];
      for (let checks = 0; checks < 3; checks++) found.push((await nextCheck())?.findingCount ?? -1);
      isOver = true;
      await Promise.all(writers);
      expect(written).toBeGreaterThan(10);
      expect(found).toEqual([0, 0, 0]);
      expect(await alerts()).toEqual([]);
    });

    it("raises an alert TAMPERED of each thing that was changed in the store, once", async () => {
      await set("MATCH (p:Prediction {key: 'r-7'}) SET p.recordedBy = 'nobody'");
      await set("MATCH (p:Prediction {key: 'r-8'})-[r:SERVED_BY]->() DELETE r");
      await expect.poll(async () => (await nextCheck())?.findingCount, { timeout: 30_000 }).toBe(2);
      const findings = [
        { code: "PROPERTY_ALTERED", kind: "Prediction", key: "r-7", property: "recordedBy", edge: null },
        {
          code: "EDGE_MISSING",
          kind: "Prediction",
          key: "r-8",
          property: null,
          edge: { rel: "SERVED_BY", key: "d" },
        },
      ];
      expect((await lastOf())?.findings).toEqual(findings);
      await nextCheck();
      const raised = await alerts();
      expect(raised.map(({ evidence }) => evidence.code).sort()).toEqual([
        "EDGE_MISSING",
        "PROPERTY_ALTERED",
      ]);
      expect(raised).toContainEqual({
        principal: "example.com/mirror",
        message: expect.stringContaining('PROPERTY_ALTERED  Prediction "r-7"'),
        evidence: {
          ...{ code: "PROPERTY_ALTERED", kind: "Prediction", key: "r-7", property: "recordedBy", edge: null },
          index: expect.any(Number),
          what: expect.stringContaining("nobody"),
        },
        accesses: [],
      });
    });
  });
});
