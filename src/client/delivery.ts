import type { Backlog } from "./backlog.js";
import { backOffMs } from "./backOff.js";
import { type Refusal, recordAround } from "./recordAround.js";
import { type Service, Unavailable } from "./service.js";

/** Failures of a service at the same facts until it counts as a refusal of them. */
const INTERNAL_FAILURES = 5;

export interface DeliveryOptions {
  /** How long a batch of fewer facts waits for more, in milliseconds. */
  readonly lingerMs: number;
  readonly batchFacts: number;
  readonly rejected: (fact: string, reason: string) => void;
  /** Told once when nothing can be recorded, until it can again. */
  readonly unavailable: (message: string) => void;
}

/** Sends what is in a backlog, one batch after the other, so that facts are recorded in their order. */
export class Delivery {
  readonly #backlog: Backlog;
  readonly #service: Service;
  readonly #options: DeliveryOptions;
  readonly #stop = new AbortController();
  /** Called when facts are settled. */
  readonly #settled = new Set<() => void>();
  /** Ends the wait that is under way. */
  #hurry = (): void => {};
  /** Calls that wait for all to be sent. */
  #flushing = 0;
  #failures = 0;
  #isRunning = false;
  #running: Promise<void> | undefined;
  recorded = 0;

  constructor(backlog: Backlog, service: Service, options: DeliveryOptions) {
    this.#backlog = backlog;
    this.#service = service;
    this.#options = options;
  }

  /** Sees to it that what is in the backlog is sent. */
  wake(): void {
    if (this.#stop.signal.aborted) return;
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#running = this.#run().catch((error: unknown) => {
      this.#isRunning = false;
      this.#failures += 1;
      this.#options.unavailable(error instanceof Error ? error.message : String(error));
      void this.#pause(backOffMs(this.#failures)).then(() => this.wake());
    });
  }

  /** Whether all that was put until now is settled, within so many milliseconds. */
  async flush(ms: number): Promise<boolean> {
    const target = this.#backlog.put;
    this.#flushing += 1;
    this.wake();
    this.#hurry();
    try {
      return await this.#until(() => this.#backlog.settled >= target, ms);
    } finally {
      this.#flushing -= 1;
    }
  }

  /** Whether there is room, within so many milliseconds. */
  room(characters: number, ms: number): Promise<boolean> {
    return this.#until(() => this.#backlog.hasRoom(characters), ms);
  }

  /** As `flush`; then what is under way is given up. */
  async close(ms: number): Promise<boolean> {
    const isAll = await this.flush(ms);
    this.#stop.abort();
    this.#hurry();
    await this.#running;
    return isAll;
  }

  #until(holds: () => boolean, ms: number): Promise<boolean> {
    if (holds()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (result: boolean): void => {
        this.#settled.delete(look);
        clearTimeout(late);
        resolve(result);
      };
      const look = () => {
        if (holds()) end(true);
      };
      // no timer waits longer
      const late = setTimeout(() => end(false), Math.min(ms, 2 ** 31 - 1));
      this.#settled.add(look);
    });
  }

  async #run(): Promise<void> {
    const { lingerMs, batchFacts } = this.#options;
    while (!this.#stop.signal.aborted) {
      const waiting = this.#backlog.put - this.#backlog.settled;
      if (this.#flushing === 0 && waiting < batchFacts) await this.#pause(lingerMs);
      const facts = this.#backlog.take();
      if (facts.length === 0 || !(await this.#deliver(facts))) break;
      this.#backlog.settle();
      for (const look of [...this.#settled]) look();
    }
    // in this turn, so that whoever adds a fact in the next one begins anew
    this.#isRunning = false;
  }

  /** Whether all were recorded or rejected: not where it was stopped. */
  async #deliver(facts: readonly string[]): Promise<boolean> {
    let rejected = 0;
    try {
      await recordAround(facts, {
        record: (some) => this.#retrying(some),
        refused: (fact, reason) => {
          rejected += 1;
          this.#backlog.reject(fact, reason);
          this.#options.rejected(fact, reason);
        },
      });
    } catch (error) {
      if (this.#stop.signal.aborted) return false;
      throw error;
    }
    this.recorded += facts.length - rejected;
    return true;
  }

  async #retrying(facts: readonly string[]): Promise<Refusal | undefined> {
    const { signal } = this.#stop;
    for (let internal = 0; ; ) {
      signal.throwIfAborted();
      try {
        const refusal = await this.#service.record(facts, signal);
        this.#failures = 0;
        return refusal;
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        if (error.isInternal) internal += 1;
        if (internal === INTERNAL_FAILURES) return { reason: error.message, index: undefined };
        this.#failures += 1;
        if (this.#failures === 1 && !signal.aborted) this.#options.unavailable(error.message);
        await this.#pause(backOffMs(this.#failures));
      }
    }
  }

  /** Waits, unless there is a hurry. It keeps the process alive only for those who wait for all to be sent. */
  #pause(ms: number): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#hurry = () => {};
        resolve();
      };
      const timer = setTimeout(end, ms);
      if (this.#flushing === 0 && typeof timer === "object") timer.unref();
      this.#hurry = end;
    });
  }
}
