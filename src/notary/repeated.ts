import { abortableSleep } from "../graph/abortableSleep.js";
import type { ErrorReporter } from "./notary.js";

/** The longest pause after failures. */
const LONGEST_MS = 3_600_000;

/**
 * Does something over and over: after an interval when it went well, after ever longer ones while it fails. What fails is reported
 * once, and again when it fails for another reason, so that what is away for days fills no log. Nothing waits for it.
 */
export class Repeated implements AsyncDisposable {
  readonly #what: string;
  readonly #intervalMs: number;
  readonly #run: (stop: AbortSignal) => Promise<void>;
  readonly #report: ErrorReporter;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;

  /** @param what fails, as a sentence begins: "the witness w1" */
  constructor(
    what: string,
    intervalMs: number,
    run: (stop: AbortSignal) => Promise<void>,
    report: ErrorReporter,
  ) {
    this.#what = what;
    this.#intervalMs = intervalMs;
    this.#run = run;
    this.#report = report;
    this.#running = this.#repeat();
  }

  async #repeat(): Promise<void> {
    const { signal } = this.#stop;
    let failures = 0;
    let reported: string | undefined;
    while (!signal.aborted) {
      try {
        await this.#run(signal);
        failures = 0;
        reported = undefined;
      } catch (error) {
        if (signal.aborted) return;
        failures++;
        const message = error instanceof Error ? error.message : String(error);
        if (message !== reported) this.#report(`${this.#what} does not serve this log`, error);
        reported = message;
      }
      await abortableSleep(pauseMs(this.#intervalMs, failures), signal);
    }
  }

  /** Gives up what is under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }
}

/** Of the interval: timers of several processes are not exact. */
const ALMOST = 0.9;

/**
 * Whether something was done within the interval, by whatever process. What was done in the future was dated by a clock that was
 * wrong.
 */
export const isRecent = (at: number, now: Date, intervalMs: number): boolean =>
  Math.abs(now.getTime() - at) < ALMOST * intervalMs;

/** Twice as long after each failure in a row, up to an hour, or the interval where that is longer. */
export const pauseMs = (intervalMs: number, failures: number): number =>
  Math.max(intervalMs, Math.min(LONGEST_MS, intervalMs * 2 ** failures));
