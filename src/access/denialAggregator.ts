import { setMaxListeners } from "node:events";
import { abortableSleep } from "../graph/abortableSleep.js";
import { addressBlock } from "./address.js";
import type { AuditedRequest, Caller, RefusalCode } from "./auditedRequest.js";

/** Refusals a minute that are facts of their own: of one source, and of all. */
const SINGLE_PER_SOURCE = 10;
const SINGLE_IN_ALL = 200;
const MINUTE_MS = 60_000;
/**
 * How long refusals are collected before they are one fact: twice as long with each such fact of a minute. Their answers
 * wait for it, which also slows a flood down.
 */
const WINDOW_MS = 1_000;
const MAX_WINDOW_MS = 4_000;
/** Sources that are counted apart at the same time; those of a flood from more are counted together. */
const MAX_SOURCES = 20;

type Write = (caller: Caller, request: AuditedRequest, code: RefusalCode, count: number) => Promise<void>;

interface Group {
  count: number;
  readonly written: Promise<void>;
}

/**
 * Refusals that anybody can cause. The first ones of a source (a principal at an address) are facts of their own; beyond
 * that those of a second are one fact with their count, so that a flood can't fill the log, and still each is counted.
 */
export class DenialAggregator implements AsyncDisposable {
  readonly #write: Write;
  readonly #now: () => number;
  /** In this minute, by source: facts of their own, and facts that count several. */
  readonly #single = new Map<string, number>();
  readonly #aggregated = new Map<string, number>();
  #singleInAll = 0;
  #minute = 0;
  readonly #groups = new Map<string, Group>();
  readonly #stop = new AbortController();

  constructor(write: Write, now: () => number) {
    this.#write = write;
    this.#now = now;
    setMaxListeners(0, this.#stop.signal);
  }

  /** Resolves when a fact that counts this refusal is durable. */
  add(caller: Caller, request: AuditedRequest, code: RefusalCode): Promise<void> {
    this.#beginMinute();
    const source = `${caller.principal.name} ${addressBlock(caller.address ?? "")}`;
    const single = this.#single.get(source) ?? 0;
    if (single < SINGLE_PER_SOURCE && this.#singleInAll < SINGLE_IN_ALL) {
      this.#single.set(source, single + 1);
      this.#singleInAll += 1;
      return this.#write(caller, request, code, 1);
    }
    const own = `${source} ${code}`;
    if (this.#groups.has(own) || this.#groups.size < MAX_SOURCES)
      return this.#count(own, caller, request, code);
    // one principal's are never counted as another's
    const elsewhere = { ...caller, address: null, userAgent: null };
    return this.#count(`${caller.principal.name} elsewhere ${code}`, elsewhere, request, code);
  }

  #beginMinute(): void {
    const minute = Math.floor(this.#now() / MINUTE_MS);
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.#single.clear();
    this.#aggregated.clear();
    this.#singleInAll = 0;
  }

  #count(name: string, caller: Caller, request: AuditedRequest, code: RefusalCode): Promise<void> {
    const known = this.#groups.get(name);
    if (known !== undefined) {
      known.count += 1;
      return known.written;
    }
    const before = this.#aggregated.get(name) ?? 0;
    this.#aggregated.set(name, before + 1);
    // stopped early, it is written early
    const ended = abortableSleep(Math.min(WINDOW_MS * 2 ** before, MAX_WINDOW_MS), this.#stop.signal);
    const group: Group = {
      count: 1,
      written: ended.then(() => {
        this.#groups.delete(name);
        return this.#write(caller, request, code, group.count);
      }),
    };
    this.#groups.set(name, group);
    return group.written;
  }

  /** Writes at once what was counted. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled([...this.#groups.values()].map(({ written }) => written));
  }
}
