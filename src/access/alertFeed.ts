import { ProoflineError } from "../facts/error.js";
import { type FactRecord, readRecord } from "../facts/record.js";
import { abortableSleep } from "../graph/abortableSleep.js";
import { readAlertsSince } from "../graph/alerts.js";
import type { Graph } from "../graph/graph.js";
import { readHead } from "../graph/log/head.js";
import { AsyncQueue } from "./asyncQueue.js";

export type AlertRecord = FactRecord<"Alert">;

interface Subscriber {
  readonly queue: AsyncQueue<AlertRecord>;
  /** The lowest index of what it has not got. */
  next: number;
}

const INTERVAL_MS = 1_000;
const BATCH = 1_000;
/** Alerts that wait for a subscriber. */
const CAPACITY = 1_000;

/**
 * The alerts as they are recorded, by whatever process: read from the store each second for all subscribers at once, while
 * there are any.
 */
export class AlertFeed implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #subscribers = new Set<Subscriber>();
  readonly #stop = new AbortController();
  #polling: Promise<void> | undefined;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /**
   * Every alert recorded after this has resolved, in the log's order, until the iterator's `return` or the feed's disposal.
   * A store that is away delays them. The iterator throws LIMIT_EXCEEDED where over 1,000 wait. Throws UNAVAILABLE.
   */
  async subscribe(): Promise<AsyncIterableIterator<AlertRecord>> {
    const { tree } = await readHead(this.#graph);
    const subscriber: Subscriber = {
      next: tree.size,
      queue: new AsyncQueue(CAPACITY, () => this.#subscribers.delete(subscriber)),
    };
    if (this.#stop.signal.aborted) throw new ProoflineError("UNAVAILABLE", "the service is stopping");
    this.#subscribers.add(subscriber);
    this.#polling ??= this.#poll();
    return subscriber.queue;
  }

  async #poll(): Promise<void> {
    while (this.#subscribers.size > 0 && !this.#stop.signal.aborted) {
      const isMore = await this.#deliver();
      if (!isMore) await abortableSleep(INTERVAL_MS, this.#stop.signal);
    }
    this.#polling = undefined;
  }

  /** Whether there may be more at once. */
  async #deliver(): Promise<boolean> {
    const next = Math.min(...[...this.#subscribers].map((subscriber) => subscriber.next));
    try {
      const facts = await readAlertsSince(this.#graph, next, BATCH);
      for (const record of facts.map(readRecord)) if (record.kind === "Alert") this.#push(record);
      return facts.length === BATCH;
    } catch (error) {
      if (error instanceof ProoflineError && error.code === "UNAVAILABLE") return false;
      for (const { queue } of this.#subscribers) queue.fail(error);
      return false;
    }
  }

  #push(alert: AlertRecord): void {
    const index = alert.index ?? 0;
    for (const subscriber of this.#subscribers) {
      // who came later than others doesn't get what was there before
      if (index < subscriber.next) continue;
      subscriber.next = index + 1;
      subscriber.queue.push(alert);
    }
  }

  /** Ends all subscriptions. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    for (const { queue } of this.#subscribers) await queue.return();
    await this.#polling;
  }
}
