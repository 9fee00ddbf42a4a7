import { createHash } from "node:crypto";
import { expect, vi } from "vitest";
import { fromBase64 } from "../../../src/facts/bytes.js";
import { parseEntry } from "../../../src/facts/entry.js";
import { refId } from "../../../src/facts/kind.js";
import type { Graph } from "../../../src/graph/graph.js";
import { decodeBundle } from "../../../src/log/bundle.js";
import { type Checkpoint, openCheckpoint } from "../../../src/log/checkpoint.js";
import { parseVerifierKey } from "../../../src/log/key.js";
import { tileAt, tilePath } from "../../../src/log/tiles.js";
import { verifyConsistency } from "../../../src/log/verify.js";
import { Client } from "../../support/client.js";
import { checkAll } from "../../support/fsck.js";
import type { Load } from "./load.js";

/** How soon facts are recorded again once Neo4j answers. */
const READY_MS = 30_000;

/** Resolves to the milliseconds that it took until facts can be recorded; fails where that is too long. */
export async function readyAgain(url: string, since = performance.now()): Promise<number> {
  await vi.waitUntil(() => isReady(url), { timeout: READY_MS, interval: 100 });
  const took = performance.now() - since;
  expect(took).toBeLessThan(READY_MS);
  return Math.round(took);
}

export const isReady = async (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) }).then(
    ({ status }) => status === 200,
    () => false,
  );

/** A log as it was seen so far, which has to hold of all that it becomes. */
export class SeenLog {
  /** Where each fact is. */
  readonly #places = new Map<string, { readonly index: number; readonly leafHash: string }>();
  #last = "";
  #checkpoint: Checkpoint | undefined;
  /** How many acknowledgements of each load, and which checkpoints, were looked at. */
  readonly #told = new WeakMap<Load, number>();
  readonly #signed = new Set<string>();

  get size(): number {
    return this.#places.size;
  }

  /**
   * What has to hold after any fault, of a service that is ready again and is sent nothing: what was acknowledged is in the log,
   * once and where it was said to be; what is made of it, too; the log continues each checkpoint that it published; its times
   * go forward; and fsck finds nothing.
   */
  async expectUnharmed(url: string, graph: Graph, load: Load): Promise<void> {
    const { acknowledged, later, signed } = load;
    const key = parseVerifierKey((await (await fetch(`${url}/log/vkey`)).text()).trim());
    const client = new Client(url);
    await vi.waitFor(
      async () => {
        const { checkpoint } = await client.ask<{ checkpoint: { text: string } }>("{ checkpoint { text } }");
        await this.#readTo(client, openCheckpoint(checkpoint.text, key));
        const missing = later.filter((fact) => !this.#places.has(refId(fact)));
        expect(missing).toEqual([]);
      },
      { timeout: 90_000, interval: 500 },
    );
    const head = this.#checkpoint;
    if (head === undefined) throw new Error("no checkpoint was read");
    for (const { kind, key: name, index, leafHash } of acknowledged.slice(this.#told.get(load))) {
      const place = { ...(index !== undefined && { index }), ...(leafHash !== undefined && { leafHash }) };
      expect(this.#places.get(refId({ kind, key: name })), `${kind} ${name}`).toMatchObject(place);
    }
    this.#told.set(load, acknowledged.length);
    for (const text of signed)
      if (!this.#signed.has(text)) await expectContinued(client, openCheckpoint(text, key), head);
    for (const text of signed) this.#signed.add(text);
    expect(await checkAll(graph)).toMatchObject({ findings: [], summary: { log: "INTACT", complete: true } });
  }

  /** Reads the entries that are new, as the log serves them: dense by their form, since a bundle has no gaps. */
  async #readTo(client: Client, head: Checkpoint): Promise<void> {
    const from = this.#checkpoint;
    if (from !== undefined) await expectContinued(client, from, head);
    const known = this.size;
    for (let index = Math.floor(known / 256); index * 256 < head.size; index++) {
      const { width } = tileAt(0, index, head.size);
      const response = await fetch(`${client.url}/log/${tilePath({ level: "entries", index, width })}`);
      expect(response.status).toBe(200);
      for (const [i, bytes] of [...decodeBundle(new Uint8Array(await response.arrayBuffer()))].entries()) {
        const place = index * 256 + i;
        if (place >= known) this.#add(bytes, place);
      }
    }
    this.#checkpoint = head;
  }

  #add(bytes: Uint8Array, index: number): void {
    const fact = parseEntry(new TextDecoder().decode(bytes));
    const id = refId(fact);
    expect(this.#places.has(id), `${id} is in the log a second time, at ${index}`).toBe(false);
    expect(fact.recordedAt >= this.#last, `${id} is earlier than what is before it`).toBe(true);
    this.#last = fact.recordedAt;
    const leafHash = createHash("sha256").update(Uint8Array.of(0)).update(bytes).digest("hex");
    this.#places.set(id, { index, leafHash });
  }
}

async function expectContinued(client: Client, from: Checkpoint, to: Checkpoint): Promise<void> {
  expect(from.size).toBeLessThanOrEqual(to.size);
  const { consistencyProof } = await client.ask<{ consistencyProof: { hashes: string[] } }>(
    "query ($from: SafeInt!, $to: SafeInt!) { consistencyProof(from: $from, to: $to) { hashes } }",
    { from: from.size, to: to.size },
  );
  const hashes = consistencyProof.hashes.map(fromBase64);
  expect(verifyConsistency({ from: from.size, to: to.size, hashes }, from.root, to.root)).toBe(true);
}
