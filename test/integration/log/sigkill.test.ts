import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { fromBase64 } from "../../../src/facts/bytes.js";
import { parseEntry } from "../../../src/facts/entry.js";
import { refId } from "../../../src/facts/kind.js";
import { decodeBundle } from "../../../src/log/bundle.js";
import { type Checkpoint, openCheckpoint } from "../../../src/log/checkpoint.js";
import { parseVerifierKey } from "../../../src/log/key.js";
import { tileAt, tilePath } from "../../../src/log/tiles.js";
import { verifyConsistency } from "../../../src/log/verify.js";
import { Client, openService, type Receipt } from "../../support/client.js";
import { KilledService } from "../../support/killedService.js";
import { newPrefix } from "../../support/prefix.js";
import { rounds } from "../../support/rounds.js";

const KILLS = rounds(6, 50);

describe("a service that is killed under load", () => {
  it(`keeps what it acknowledged and what it signed, ${KILLS} times`, {
    timeout: KILLS * 30_000,
  }, async () => {
    const prefix = newPrefix();
    const acknowledged: Receipt[] = [];
    const signed = new Set<string>();
    let sent = 0;

    for (let kill = 0; kill < KILLS; kill++) {
      const service = await KilledService.start();
      const client = new Client(service.url);
      let stopped = false;
      // batches and single facts from several callers at once, until the service is gone
      const caller = async (size: number) => {
        while (!stopped) {
          const facts = Array.from({ length: size }, () => predictionOf(`${prefix}${sent++}`));
          const receipts = await client.record(...facts).catch(() => []);
          acknowledged.push(...receipts);
        }
      };
      const watcher = async () => {
        while (!stopped) {
          const text = await checkpointOf(service.url).catch(() => undefined);
          if (text !== undefined) signed.add(text);
          await sleep(20);
        }
      };
      const before = acknowledged.length;
      // two that each fill a transaction: one is planned while the other one is committed
      const large = kill % 3 === 0 ? [caller(2_000), caller(2_000)] : [];
      const load = Promise.all([caller(1), caller(1), caller(7), caller(300), ...large, watcher()]);
      // a slow machine has acknowledged nothing for long: each kill is to come upon a service that has
      await vi.waitUntil(() => acknowledged.length > before, { timeout: 60_000 });
      await sleep(Math.random() * 400);
      await service.kill();
      stopped = true;
      await load;
    }

    const last = await openService();
    try {
      const key = parseVerifierKey((await (await fetch(`${last.url}/log/vkey`)).text()).trim());
      const client = new Client(last.url);
      const { checkpoint } = await client.ask<{ checkpoint: { text: string } }>("{ checkpoint { text } }");
      const head = openCheckpoint(checkpoint.text, key);
      const entries = await entriesOf(last.url, head.size);

      const recorded = new Map(
        entries.map((entry, index) => [refId(parseEntry(entry.text)), { ...entry, index }]),
      );
      for (const { key: name, index, leafHash } of acknowledged)
        expect(recorded.get(refId({ kind: "Prediction", key: name }))).toMatchObject({ index, leafHash });
      expect(recorded.size).toBe(entries.length);
      expect(signed.size).toBeGreaterThan(KILLS / 10);
      for (const text of signed) await expectContinued(client, openCheckpoint(text, key), head);
    } finally {
      await last[Symbol.asyncDispose]();
    }
  });
});

const predictionOf = (requestId: string) => ({
  prediction: {
    requestId,
    modelVersion: "m@1",
    features: { requestId },
    prediction: 1,
    timestamp: "2026-11-21T14:02:11Z",
  },
});

async function checkpointOf(url: string): Promise<string | undefined> {
  const response = await fetch(`${url}/log/checkpoint`);
  return response.ok ? response.text() : undefined;
}

/** All entries as the log serves them: dense by their form, since a bundle has no gaps. */
async function entriesOf(url: string, size: number): Promise<{ text: string; leafHash: string }[]> {
  const entries: { text: string; leafHash: string }[] = [];
  for (let index = 0; index * 256 < size; index++) {
    const { width } = tileAt(0, index, size);
    const response = await fetch(`${url}/log/${tilePath({ level: "entries", index, width })}`);
    expect(response.status).toBe(200);
    for (const bytes of decodeBundle(new Uint8Array(await response.arrayBuffer()))) {
      const leafHash = createHash("sha256").update(Uint8Array.of(0)).update(bytes).digest("hex");
      entries.push({ text: new TextDecoder().decode(bytes), leafHash });
    }
  }
  return entries;
}

async function expectContinued(client: Client, from: Checkpoint, to: Checkpoint): Promise<void> {
  const { consistencyProof } = await client.ask<{ consistencyProof: { hashes: string[] } }>(
    "query ($from: SafeInt!, $to: SafeInt!) { consistencyProof(from: $from, to: $to) { hashes } }",
    { from: from.size, to: to.size },
  );
  const hashes = consistencyProof.hashes.map(fromBase64);
  expect(verifyConsistency({ from: from.size, to: to.size, hashes }, from.root, to.root)).toBe(true);
}
