/**
 * How long somebody who is asked again and again to speak for the log's newest checkpoint has not done so, beyond the time from
 * one question to the next. While there is nothing new they are never late.
 */
export class Overdue {
  readonly #intervalMs: number;
  #size: number | undefined;
  #since: number;

  constructor(intervalMs: number, now = performance.now()) {
    this.#intervalMs = intervalMs;
    this.#since = now;
  }

  /** @param size of the last checkpoint that they spoke for, `signedSize` that of the newest one */
  seen(size: number, signedSize: number, now = performance.now()): void {
    if (size === this.#size && size < signedSize) return;
    // a first look finds what may be late already, but not for how long
    if (this.#size !== undefined || size >= signedSize) this.#since = now;
    this.#size = size;
  }

  seconds(now = performance.now()): number {
    return Math.max(0, now - this.#since - this.#intervalMs) / 1_000;
  }
}
