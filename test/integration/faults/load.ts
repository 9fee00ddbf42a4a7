import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, vi } from "vitest";
import { newPrefix } from "../../support/prefix.js";
import {
  type Acknowledged,
  type Door,
  factOf,
  facts,
  kserve,
  mlflow,
  ndjson,
  openLineage,
  otlp,
  recordAll,
} from "./doors.js";

const SECRET = "the webhook's secret";

/** What comes by all doors at once, from the beginning of a trial to its end. */
export class Load {
  /** What is recorded, and what is to be made of what was taken. */
  readonly acknowledged: Acknowledged[] = [];
  readonly later: Acknowledged[] = [];
  /** Checkpoints that services published. */
  readonly signed = new Set<string>();
  /** How many messages were taken, by doors. */
  readonly taken: Record<string, number> = {};
  /** How many messages were refused because the store was away, or had no answer. */
  failed = 0;
  readonly settings: {
    readonly MLFLOW_WEBHOOK_SECRET_FILE: string;
    readonly OPENLINEAGE_SETTLE_SECONDS: string;
  };
  readonly #doors: Readonly<Record<string, Door>>;
  readonly #allowed: readonly number[];
  readonly #wrong: string[] = [];
  #sent = 0;

  private constructor(folder: string, allowed: readonly number[]) {
    this.settings = {
      MLFLOW_WEBHOOK_SECRET_FILE: join(folder, "secret"),
      OPENLINEAGE_SETTLE_SECONDS: "0",
    };
    this.#allowed = allowed;
    this.#doors = {
      ...{ fact: facts(1), facts: facts(7), batch: facts(300), openLineage, mlflow: mlflow(SECRET) },
      ...{ kserve, otlp, ndjson: ndjson(folder, 300) },
    };
  }

  /**
   * @param folder where files may be made
   * @param allowed statuses that are no fault, beside 503
   */
  static async create(folder: string, allowed: readonly number[] = []): Promise<Load> {
    await writeFile(join(folder, "secret"), SECRET);
    return new Load(folder, allowed);
  }

  /** Begins; resolves when something was acknowledged, to what ends it. What is under way then is waited for. */
  async start(...urls: readonly string[]): Promise<() => Promise<void>> {
    let isOver = false;
    const prefix = newPrefix();
    const name = () => `${prefix}${this.#sent++}`;
    const through = async (url: string, door: string) => {
      const send = this.#doors[door];
      while (!isOver && send !== undefined) {
        await this.#take(door, () => send(url, name()));
        // a command takes a processor for a second
        await sleep(door === "ndjson" ? 1_000 : 5);
      }
    };
    const watch = async (url: string) => {
      while (!isOver) {
        const text = await checkpointOf(url).catch(() => undefined);
        if (text !== undefined) this.signed.add(text);
        await sleep(50);
      }
    };
    /** The same facts through several services at once. */
    const everywhere = async () => {
      while (!isOver) {
        const same = Array.from({ length: 3 }, () => factOf(name()));
        await Promise.all(urls.map((url) => this.#take("everywhere", () => recordAll(url, same))));
      }
    };
    const before = this.acknowledged.length;
    const load = Promise.all([
      ...urls.flatMap((url) => [...Object.keys(this.#doors).map((door) => through(url, door)), watch(url)]),
      ...(urls.length > 1 ? [everywhere()] : []),
    ]);
    load.catch(() => {});
    // a busy machine has acknowledged nothing for long: each fault is to come upon a service that has
    await vi.waitUntil(() => this.acknowledged.length > before, { timeout: 90_000 });
    return async () => {
      isOver = true;
      await load;
      expect(this.#wrong).toEqual([]);
    };
  }

  async #take(door: string, send: () => ReturnType<Door>): Promise<void> {
    const taken = await send().catch(() => undefined);
    if (taken !== undefined && "now" in taken) {
      this.acknowledged.push(...taken.now);
      this.later.push(...(taken.later ?? []));
      this.taken[door] = (this.taken[door] ?? 0) + 1;
      return;
    }
    this.failed++;
    if (taken !== undefined && taken.status !== 503 && !this.#allowed.includes(taken.status))
      this.#wrong.push(`${taken.status}: ${taken.text.slice(0, 500)}`);
    // whoever has no answer does not ask again at once
    await sleep(100);
  }
}

async function checkpointOf(url: string): Promise<string | undefined> {
  const response = await fetch(`${url}/log/checkpoint`, { signal: AbortSignal.timeout(10_000) });
  return response.ok ? response.text() : undefined;
}
