import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Graph } from "../../../src/graph/graph.js";
import type { Recorder } from "../../../src/graph/recorder/recorder.js";
import { newPrefix } from "../../support/prefix.js";
import { BreakableProxy } from "../../support/proxy.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import {
  logSize,
  openGraph,
  openMigratedGraph,
  openRecorder,
  prediction,
  record,
} from "../../support/store.js";

describe("a Recorder whose connection to Neo4j breaks", () => {
  const p = newPrefix();
  let direct: Graph;
  let proxy: BreakableProxy;
  let graph: Graph;
  let recorder: Recorder;

  beforeEach(async () => {
    direct = await openMigratedGraph();
    proxy = await BreakableProxy.open(sharedNeo4j().uri);
    graph = openGraph(proxy.uri);
    recorder = openRecorder(graph);
  });

  afterEach(async () => {
    for (const one of [recorder, graph, proxy, direct]) await one[Symbol.asyncDispose]();
  });

  it("finds a commit whose answer was lost, and answers with its receipts", async () => {
    const from = await logSize(direct);
    proxy.cutNext("after the commit");
    const receipts = await record(recorder, prediction(`${p}lost-1`, "d"), prediction(`${p}lost-2`, "d"));
    expect(proxy.cuts).toBe(1);
    expect(receipts).toMatchObject([
      { index: from, duplicate: false },
      { index: from + 1, duplicate: false },
    ]);
    expect(await logSize(direct)).toBe(from + 2);
    expect(await record(recorder, prediction(`${p}lost-1`, "d"))).toEqual([
      { ...receipts[0], duplicate: true },
    ]);
  });

  it("asks until Neo4j is back, where it is gone right after the commit", async () => {
    const from = await logSize(direct);
    proxy.cutNext("after the commit", () => {
      proxy.disconnect();
      setTimeout(() => proxy.connect(), 700);
    });
    expect(await record(recorder, prediction(`${p}gone`, "d"))).toMatchObject([
      { index: from, duplicate: false },
    ]);
    expect(await logSize(direct)).toBe(from + 1);
  });

  it("sends a commit again that did not arrive, and records its facts once", async () => {
    const from = await logSize(direct);
    proxy.cutNext("before the commit");
    expect(await record(recorder, prediction(`${p}again`, "d"))).toMatchObject([
      { index: from, duplicate: false },
    ]);
    expect(proxy.cuts).toBe(1);
    expect(await logSize(direct)).toBe(from + 1);
  });

  it("says UNAVAILABLE while Neo4j can't be reached, and goes on when it is back", async () => {
    await record(recorder, prediction(`${p}before`, "d"));
    proxy.disconnect();
    const refused = record(recorder, prediction(`${p}during`, "d"));
    await expect(refused).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(graph.ping()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    proxy.connect();
    expect(await record(recorder, prediction(`${p}during`, "d"))).toMatchObject([{ duplicate: false }]);
    await graph.ping();
  });
});
