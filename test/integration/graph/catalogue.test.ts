import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CatalogueDriver, type OperationDriver } from "../../../src/graph/catalogue/driver.js";
import type { Graph } from "../../../src/graph/graph.js";
import { readHead } from "../../../src/graph/log/head.js";
import { newPrefix } from "../../support/prefix.js";
import { BreakableProxy } from "../../support/proxy.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { openMigratedGraph, openRecorder, prediction, record, rows } from "../../support/store.js";

const GRACE_MS = 500;
const LONG_MS = 30_000;
const MIB = 1024 * 1024;
const BOUNDS = { values: 1_000, bytes: MIB };
/** A statement that Neo4j does not end by itself: as long as a thread that died. */
const ENDLESS = "CALL apoc.util.sleep(60000)";
const LIMIT_EXCEEDED = { code: "LIMIT_EXCEEDED" };

describe("the catalogue's connections", () => {
  let graph: Graph;
  let proxy: BreakableProxy;
  let catalogue: CatalogueDriver;

  beforeAll(async () => {
    graph = await openMigratedGraph();
    const { uri, username, password } = sharedNeo4j();
    proxy = await BreakableProxy.open(uri);
    catalogue = new CatalogueDriver(
      { uri: proxy.uri, username, password, database: undefined },
      graph.driver.executeQueryBookmarkManager,
      { bounds: BOUNDS, graceMs: GRACE_MS },
    );
  });
  afterAll(async () => {
    for (const one of [catalogue, proxy, graph]) await one[Symbol.asyncDispose]();
  });

  const read = (text: string, timeout = LONG_MS, operation: OperationDriver = catalogue.forOperation()) =>
    operation.session().executeRead((tx) => tx.run(text, {}), { timeout });
  const connections = async () =>
    (
      await rows(
        graph,
        "CALL dbms.listConnections() YIELD connectionId, userAgent WITH * WHERE userAgent = 'proofline catalogue' RETURN connectionId",
      )
    ).length;
  const allAreGone = async () => {
    for (let tries = 0; (await connections()) > 0 && tries < 300; tries++) await sleep(100);
    return (await connections()) === 0;
  };

  it("are given up and destroyed where a statement never ends, and all else goes on meanwhile", async () => {
    await using recorder = openRecorder(graph);
    const p = newPrefix();
    const stuck = Array.from({ length: 110 }, () =>
      read(ENDLESS, 0).then(
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
    expect(await allAreGone()).toBe(true);
    expect((await read("RETURN 1 AS one")).records).toHaveLength(1);
  });

  it("are kept where a statement fails", async () => {
    await expect(read("RETURN nonsense")).rejects.toThrow(/nonsense/);
    expect(await connections()).toBe(1);
    expect((await read("RETURN 1 AS one")).records).toHaveLength(1);
    expect(await connections()).toBe(1);
  });

  it("are destroyed where an answer has too many values, in many rows or in one", async () => {
    expect((await read("UNWIND range(1, 1000) AS i RETURN i")).records).toHaveLength(1_000);
    await expect(read("UNWIND range(1, 1001) AS i RETURN i")).rejects.toMatchObject(LIMIT_EXCEEDED);
    await expect(read("RETURN [i IN range(1, 1001) | {i: i}] AS all")).rejects.toMatchObject(LIMIT_EXCEEDED);
    expect(await allAreGone()).toBe(true);
  });

  it("are destroyed while a row is arriving that is too large to be held", async () => {
    const sentBefore = proxy.sent;
    // 75 MiB, which the driver would hold before it tells of them
    const row =
      "WITH reduce(t = 'x', i IN range(1, 18) | t + t) AS text RETURN [i IN range(1, 300) | text] AS all";
    await expect(read(row)).rejects.toMatchObject(LIMIT_EXCEEDED);
    expect(await allAreGone()).toBe(true);
    expect(proxy.sent - sentBefore).toBeLessThan(40 * MIB);
  });

  it("count what JSON texts hold, which is parsed and answered", async () => {
    const json = (length: number) =>
      `RETURN '[' + reduce(t = '1', i IN range(1, ${length}) | t + ',1') + ']' AS columns`;
    expect((await read(json(1_000))).records).toHaveLength(1);
    await expect(read(json(20_000))).rejects.toMatchObject(LIMIT_EXCEEDED);
  });

  it("share what one operation may be answered among its fields", async () => {
    const operation = catalogue.forOperation();
    const most = "UNWIND range(1, 600) AS i RETURN i";
    expect((await read(most, LONG_MS, operation)).records).toHaveLength(600);
    await expect(read(most, LONG_MS, operation)).rejects.toMatchObject(LIMIT_EXCEEDED);
    expect((await read(most)).records).toHaveLength(600);
  });
});
