import { ProoflineError } from "../facts/error.js";
import type { Principal } from "../facts/role.js";

const SECOND_MS = 1_000;

/** Refuses what there is too much of at this time: LIMIT_EXCEEDED to the caller, RATE_LIMITED in the audit. */
export class RateLimited extends ProoflineError {
  /** Of its answer, where it is one to an HTTP request. */
  readonly status: 429 | 503;

  constructor(status: 429 | 503, message: string) {
    super("LIMIT_EXCEEDED", message);
    this.status = status;
  }
}

export const tooManyRequests = () => new RateLimited(429, "too many requests at once; try again in a second");

/** Counts the requests of each principal in this second, by HTTP and by WebSocket together. */
export class RateLimiter {
  readonly #perSecond: number;
  readonly #counts = new Map<string, number>();
  #second = 0;

  /** @param perSecond of one principal; 0 is no limit */
  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Counts a request. Whether it may be answered. */
  allows({ name }: Principal): boolean {
    if (this.#perSecond === 0) return true;
    const second = Math.floor(Date.now() / SECOND_MS);
    if (second !== this.#second) this.#counts.clear();
    this.#second = second;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count <= this.#perSecond;
  }
}
