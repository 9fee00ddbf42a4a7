import type { Door, RequestCode } from "./doors.js";
import type { Log } from "./log.js";

/** A request that was answered. Its address is not told: it may name people. */
export interface AnsweredRequest {
  readonly requestId: string;
  readonly traceId: string | undefined;
  readonly door: Door;
  readonly method: string;
  readonly status: number;
  readonly code: RequestCode;
  readonly seconds: number;
}

/** A request that took longer is told of. */
const SLOW_SECONDS = 1;
/** Lines of a second. A service that is asked a lot while Neo4j is away would fill the disk with them. */
const LINES = 20;
const SECOND_MS = 1_000;

/** The log lines about requests: those that failed for no fault of who asked, and slow ones; at level debug every one. */
export class RequestLines {
  readonly #log: Log;
  readonly #now: () => number;
  #second = 0;
  #count = 0;

  constructor(log: Log, now: () => number = Date.now) {
    this.#log = log;
    this.#now = now;
  }

  answered({ requestId, traceId, door, method, status, code, seconds }: AnsweredRequest): void {
    const level = levelOf(code, seconds);
    if (level !== "debug" && !this.#isAllowed()) return;
    const fields = {
      ...{ requestId, door, method, status, code, ms: Math.round(1_000 * seconds) },
      ...(traceId !== undefined && { traceId }),
    };
    if (level === "error") this.#log.error("a request failed", undefined, fields);
    else if (level === "warn")
      this.#log.warn(code === "UNAVAILABLE" ? "a request failed" : "a slow request", fields);
    else this.#log.debug("a request", fields);
  }

  /** Counts a line. Says how many were left out of the second before. */
  #isAllowed(): boolean {
    const second = Math.floor(this.#now() / SECOND_MS);
    if (second !== this.#second) {
      const left = this.#count - LINES;
      if (left > 0) this.#log.warn(`${left} more lines about requests were left out`);
      this.#second = second;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= LINES;
  }
}

function levelOf(code: RequestCode, seconds: number): "error" | "warn" | "debug" {
  if (code === "INTERNAL") return "error";
  return code === "UNAVAILABLE" || seconds > SLOW_SECONDS ? "warn" : "debug";
}
