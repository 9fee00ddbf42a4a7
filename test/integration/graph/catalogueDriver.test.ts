import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { CatalogueDriver } from "../../../src/graph/catalogue/driver.js";
import type { Graph } from "../../../src/graph/graph.js";
import { readHead } from "../../../src/graph/log/head.js";
import { newPrefix, openMigratedGraph, openRecorder, prediction, record, rows } from "./store.js";

const GRACE_MS = 500;
const LONG_MS = 30_000;
/** A statement that Neo4j does not end by itself: as long as a thread that died. */
const ENDLESS = "CALL apoc.util.sleep(60000)";

describe("the catalogue's connections", () => {
  let graph: Graph;
  let catalogue: CatalogueDriver;

  beforeAll(async () => {
    graph = await openMigratedGraph();
    const { uri, username, password } = inject("neo4j");
    const settings = { uri, username, password, database: undefined };
    catalogue = new CatalogueDriver(settings, graph.driver.executeQueryBookmarkManager, {
      graceMs: GRACE_MS,
    });
  });
  afterAll(async () => {
    await catalogue[Symbol.asyncDispose]();
    await graph[Symbol.asyncDispose]();
  });

  const read = (text: string, timeout = 0) =>
    catalogue.session().executeRead((tx) => tx.run(text, {}), { timeout });
  const connections = async () =>
    (
      await rows(
        graph,
        "CALL dbms.listConnections() YIELD connectionId, userAgent WITH * WHERE userAgent = 'proofline catalogue' RETURN connectionId",
      )
    ).length;

  it("are given up and destroyed where a statement never ends, and all else goes on meanwhile", async () => {
    await using recorder = openRecorder(graph);
    const p = newPrefix();
    const stuck = Array.from({ length: 110 }, () =>
      read(ENDLESS).then(
        () => "ended",
        (error) => error.code,
      ),
    );
    const { tree } = await readHead(graph);
    const receipts = await record(recorder, prediction(`${p}a`, "d"), prediction(`${p}b`, "d"));
    expect(receipts).toHaveLength(2);
    expect((await readHead(graph)).tree.size).toBeGreaterThan(tree.size);
    expect(await connections()).toBeLessThanOrEqual(8);
    expect(new Set(await Promise.all(stuck))).toEqual(new Set(["UNAVAILABLE"]));
    for (let tries = 0; (await connections()) > 0 && tries < 50; tries++) await sleep(100);
    expect(await connections()).toBe(0);
    expect((await read("RETURN 1 AS one")).records).toHaveLength(1);
  });

  it("are kept where a statement fails, and where its answer is too large", async () => {
    await expect(read("RETURN nonsense")).rejects.toThrow(/nonsense/);
    await expect(read("UNWIND range(1, 1000000) AS i RETURN i", LONG_MS)).rejects.toMatchObject({
      code: "LIMIT_EXCEEDED",
    });
    await expect(
      read("UNWIND range(1, 100) AS i RETURN reduce(t = 'x', j IN range(1, 17) | t + t) AS text", LONG_MS),
    ).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(await connections()).toBe(1);
    expect((await read("RETURN 1 AS one")).records).toHaveLength(1);
  });
});
