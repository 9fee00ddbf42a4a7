import { setTimeout as sleep } from "node:timers/promises";
import { Overdue } from "./overdue.js";

/** What the store says of the log. */
export interface LogLevels {
  readonly size: number;
  /** Facts in its latest checkpoint; null where there is none. */
  readonly signedSize: number | null;
  /** Of the last checkpoint that each of those spoke for who are asked to, by name. */
  readonly attested?: ReadonlyMap<string, number>;
}

/** How long whoever asks for metrics waits for the store. */
const DEADLINE_MS = 1_000;
/** How long an answer is good for. */
const KEPT_MS = 1_000;

/** The log's levels as they were last seen, by whatever process it grew. */
export class StoreLevels {
  readonly #read: () => Promise<LogLevels>;
  /** Witnesses and authorities, as the settings name them. */
  readonly #overdue: ReadonlyMap<string, Overdue>;
  #levels: LogLevels | undefined;
  /** When the latest checkpoint was seen first, in milliseconds of the process's own clock. */
  #signedAt: number | undefined;
  #isThere = false;
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  /** @param asked who is asked to speak for the log, with the milliseconds from one time to the next */
  constructor(read: () => Promise<LogLevels>, asked: ReadonlyMap<string, number> = new Map()) {
    this.#read = read;
    this.#overdue = new Map([...asked].map(([name, intervalMs]) => [name, new Overdue(intervalMs)]));
  }

  /** For how many seconds each is late who is asked to speak for the log. */
  overdue(now = performance.now()): readonly (readonly [name: string, seconds: number])[] {
    return [...this.#overdue].map(([name, one]) => [name, one.seconds(now)]);
  }

  /** The log's size, once it has been seen. */
  get size(): number | undefined {
    return this.#levels?.size;
  }

  get signedSize(): number | undefined {
    return this.#levels?.signedSize ?? undefined;
  }

  /** Whether the store answered the last time it was asked. */
  get isThere(): boolean {
    return this.#isThere;
  }

  /** Seconds since the latest checkpoint was seen first. */
  age(now = performance.now()): number | undefined {
    return this.#signedAt === undefined ? undefined : (now - this.#signedAt) / 1_000;
  }

  /** What was just seen otherwise. */
  seen(levels: Partial<LogLevels>, now = performance.now()): void {
    const before = this.#levels ?? { size: 0, signedSize: null };
    const signed = Math.max(levels.signedSize ?? -1, before.signedSize ?? -1);
    if (signed >= 0 && signed !== before.signedSize) this.#signedAt = now;
    this.#levels = {
      size: Math.max(levels.size ?? 0, before.size),
      signedSize: signed < 0 ? null : signed,
    };
    for (const [name, size] of levels.attested ?? [])
      this.#overdue.get(name)?.seen(size, Math.max(signed, 0), now);
  }

  /** Asks the store, one question at a time, and not for long: what was seen before stays where it does not answer. */
  async refresh(): Promise<void> {
    if (performance.now() - this.#readAt < KEPT_MS) return;
    this.#reading ??= this.#look().finally(() => {
      this.#reading = undefined;
    });
    const isDone = await Promise.race([
      this.#reading.then(() => true),
      sleep(DEADLINE_MS, false, { ref: false }),
    ]);
    if (!isDone) this.#isThere = false;
  }

  async #look(): Promise<void> {
    try {
      this.seen(await this.#read());
      this.#isThere = true;
    } catch {
      // a scrape is no place for the store's errors: that it is away is a metric too
      this.#isThere = false;
    }
    this.#readAt = performance.now();
  }
}
