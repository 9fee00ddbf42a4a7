import rateLimit, { type FastifyRateLimitStore } from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import type { AccessConfig } from "../access/settings.js";

const SECOND_MS = 1_000;
const UNSAID = { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false };

/** Bounds what a principal may ask for in a second. Asked for after the door, which says who that is. */
export async function addRateLimit(
  http: FastifyInstance,
  { requestsPerSecond }: AccessConfig,
): Promise<void> {
  if (requestsPerSecond === 0) return;
  await http.register(rateLimit, {
    hook: "preParsing",
    max: requestsPerSecond,
    timeWindow: SECOND_MS,
    store: Counts,
    keyGenerator: ({ caller, ip }) => caller?.principal.name ?? ip,
    // what nobody is asked who they are for
    allowList: ({ caller }) => caller === null,
    addHeaders: UNSAID,
    addHeadersOnExceeding: UNSAID,
  });
}

/** Requests by principal. (Of requests at once the plugin's own store tells each how many they all are, and so refuses all.) */
class Counts implements FastifyRateLimitStore {
  readonly #counts = new Map<string, number>();
  #window = 0;

  incr(key: string, answer: Parameters<FastifyRateLimitStore["incr"]>[1], windowMs: number): void {
    const now = Date.now();
    const window = Math.floor(now / windowMs);
    if (window !== this.#window) this.#counts.clear();
    this.#window = window;
    const current = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, current);
    answer(null, { current, ttl: windowMs - (now % windowMs) });
  }

  child(): Counts {
    return this;
  }
}
