import { spawnSync } from "node:child_process";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Config, readConfig } from "../../src/config.js";
import { type Service, startService } from "../../src/service.js";
import { openGraph } from "../../src/store.js";
import { type Answer, Client, RECORD_FACTS, type Receipt } from "../support/client.js";
import { quiet } from "../support/ownNeo4j.js";
import { tellTrial } from "../support/seed.js";
import { Load } from "./faults/load.js";
import { SeenLog } from "./faults/unharmed.js";

const MIB = 1024 * 1024;
/** An embedded store with its two preallocated transaction logs, and room to fill. */
const SIZE = "400m";

const READS = ["{ predictions { edges { cursor } } }", "{ sourceTables { key } }"];

describe("a service whose disk is full", () => {
  let disk: string;
  let isMounted = false;
  let folder: string;
  let load: Load;
  let config: Config;
  let service: Service | undefined;
  const reported: unknown[] = [];

  beforeAll(async () => {
    disk = await mkdtemp(join(tmpdir(), "proofline-disk-"));
    folder = await mkdtemp(join(tmpdir(), "proofline-load-"));
    load = await Load.create(folder);
    isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE}`, "tmpfs", disk]).status === 0;
    if (!isMounted) return;
    config = readConfig({ PORT: "0", DATA_DIR: join(disk, "data"), ...load.settings }, {});
    const report = (message: string, cause: unknown) => reported.push([message, cause]);
    service = await startService(config, { progress: () => {}, report });
  });

  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    if (isMounted) spawnSync("umount", ["-l", disk]);
    for (const one of [disk, folder]) await rm(one, { recursive: true, force: true });
  });

  const batch = (number: number) =>
    Array.from({ length: 4 }, (_, i) => ({
      prediction: {
        requestId: `r-${number}-${i}`,
        deployment: "d",
        features: `${number} ${"x".repeat(250_000)}`,
        prediction: 1,
        timestamp: "2026-11-21T14:02:11Z",
      },
    }));

  it("says UNAVAILABLE and is not ready, goes on by itself when there is space, and has what it acknowledged once", {
    timeout: 600_000,
  }, async ({ skip }) => {
    skip(
      service === undefined,
      "NOT RUN: a small file system can't be mounted here (it takes root on Linux)",
    );
    if (service === undefined) return;
    const { url } = service;
    const client = new Client(url);
    const isReady = async () => (await fetch(`${url}/readyz`)).status;
    const send = (number: number) =>
      client.send<{ recordFacts: readonly Receipt[] }>(RECORD_FACTS, { facts: batch(number) });
    const acknowledged: Receipt[][] = [];
    /** Of batches sent one after the other, the first that is refused. */
    const firstRefused = async (): Promise<Answer<unknown>> => {
      for (;;) {
        const answer = await send(acknowledged.length);
        if (answer.data === undefined || answer.data === null) return answer;
        acknowledged.push([...answer.data.recordFacts]);
      }
    };
    await client.record({ sourceTable: { key: "bank/loans" } });
    expect(await isReady()).toBe(200);

    acknowledged.push([...((await send(0)).data?.recordFacts ?? [])]);
    const stop = await load.start(url);
    await fill(join(disk, "filler"));
    const refused = await firstRefused();
    expect(refused.errors).toMatchObject([{ extensions: { code: "UNAVAILABLE" } }]);
    await expect.poll(isReady, { timeout: 30_000 }).toBe(503);
    for (const query of READS)
      expect((await client.refusal(query)).extensions.code, query).toBe("UNAVAILABLE");

    await rm(join(disk, "filler"));
    await expect.poll(isReady, { timeout: 180_000, interval: 500 }).toBe(200);
    const query = `{ sourceTables(where: { key: { eq: "bank/loans" } }) { key } }`;
    expect(await client.ask(query)).toEqual({ sourceTables: [{ key: "bank/loans" }] });
    // whether what was refused had been committed all the same, it is recorded now, and once
    expect((await send(acknowledged.length)).errors).toBeUndefined();
    expect(acknowledged[0]).toHaveLength(4);
    for (const [number, receipts] of acknowledged.entries())
      expect((await send(number)).data?.recordFacts).toEqual(
        receipts.map((receipt) => ({ ...receipt, duplicate: true })),
      );
    await stop();
    const store = await openGraph(config, "shared", quiet, async () => {});
    await new SeenLog().expectUnharmed(url, store.graph, load).finally(() => store[Symbol.asyncDispose]());
    expect(reported).toEqual([]);
    const { taken, failed } = load;
    tellTrial("full disk", { "messages taken": JSON.stringify(taken), "without receipt": failed });
  });
});

/** Takes all the space there is. */
async function fill(path: string): Promise<void> {
  const file = await open(path, "w");
  try {
    for (const size of [MIB, 4_096])
      for (let isFull = false; !isFull; )
        isFull = await file.write(Buffer.alloc(size)).then(
          ({ bytesWritten }) => bytesWritten < size,
          () => true,
        );
  } finally {
    await file.close();
  }
}
