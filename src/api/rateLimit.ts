import rateLimit, { type FastifyRateLimitStore } from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";

const SECOND_MS = 1_000;
const UNSAID = { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false };

export const TOO_OFTEN = "too many requests at once; try again in a second";

/** Requests of each principal in this second, by whatever door they come. */
export class Rate {
  /** Of one principal; 0 is no limit. */
  readonly perSecond: number;
  readonly #counts = new Map<string, number>();
  #second = 0;

  constructor(perSecond: number) {
    this.perSecond = perSecond;
  }

  /** Counts a request of a principal: how many that makes, and the milliseconds until they are forgotten. */
  count(principal: string): { readonly current: number; readonly ttl: number } {
    const now = Date.now();
    const second = Math.floor(now / SECOND_MS);
    if (second !== this.#second) this.#counts.clear();
    this.#second = second;
    const current = (this.#counts.get(principal) ?? 0) + 1;
    this.#counts.set(principal, current);
    return { current, ttl: SECOND_MS - (now % SECOND_MS) };
  }

  /** Counts a request of a principal. Whether it may be answered. */
  allows(principal: string): boolean {
    return this.perSecond === 0 || this.count(principal).current <= this.perSecond;
  }
}

/** Bounds what a principal may ask for in a second. Asked for after the door, which says who that is. */
export async function addRateLimit(http: FastifyInstance, rate: Rate): Promise<void> {
  if (rate.perSecond === 0) return;
  await http.register(rateLimit, {
    hook: "preParsing",
    max: rate.perSecond,
    timeWindow: SECOND_MS,
    store: storeOf(rate),
    keyGenerator: ({ caller, ip }) => caller?.principal.name ?? ip,
    // what nobody is asked who they are for
    allowList: ({ caller }) => caller === null,
    addHeaders: UNSAID,
    addHeadersOnExceeding: UNSAID,
  });
}

/** (Of requests at once the plugin's own store tells each how many they all are, and so refuses all.) */
function storeOf(rate: Rate) {
  return class Store implements FastifyRateLimitStore {
    incr(key: string, answer: Parameters<FastifyRateLimitStore["incr"]>[1]): void {
      answer(null, rate.count(key));
    }

    child(): Store {
      return this;
    }
  };
}
