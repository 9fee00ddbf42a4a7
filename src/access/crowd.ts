import { setMaxListeners } from "node:events";
import { addressBlock } from "./address.js";
import type { Asked, Caller, RefusalCode } from "./asked.js";
import { pause } from "./pause.js";

/** Refusals that are facts of their own, in a minute: of one address, and of all. */
const APART = 10;
const APART_IN_ALL = 200;
const MINUTE_MS = 60_000;
/**
 * How long refusals gather before they are one fact: longer with each in a minute. Their answers wait for it, which also
 * slows a flood down.
 */
const GATHER_MS = 1_000;
const MAX_GATHER_MS = 4_000;
/** Addresses whose refusals are told apart while they gather; those of a flood from more are one crowd. */
const ADDRESSES = 20;

type Write = (caller: Caller, asked: Asked, code: RefusalCode, count: number) => Promise<void>;

interface Group {
  count: number;
  readonly written: Promise<void>;
}

/**
 * Refusals that anybody can cause. The first ones of an address are facts of their own; beyond that those of a second are
 * put together in one with their count, so that a flood can't fill the log, and still each is counted.
 */
export class Crowd implements AsyncDisposable {
  readonly #write: Write;
  readonly #now: () => number;
  /** In this minute, by place: facts of their own, and of gathered refusals. */
  readonly #apart = new Map<string, number>();
  readonly #gathered = new Map<string, number>();
  #apartInAll = 0;
  #minute = 0;
  readonly #groups = new Map<string, Group>();
  readonly #stop = new AbortController();

  constructor(write: Write, now: () => number) {
    this.#write = write;
    this.#now = now;
    setMaxListeners(0, this.#stop.signal);
  }

  /** Resolves when a fact that counts this refusal is durable. */
  add(caller: Caller, asked: Asked, code: RefusalCode): Promise<void> {
    this.#beginMinute();
    const place = `${caller.principal.name} ${addressBlock(caller.address ?? "")}`;
    const apart = this.#apart.get(place) ?? 0;
    if (apart < APART && this.#apartInAll < APART_IN_ALL) {
      this.#apart.set(place, apart + 1);
      this.#apartInAll += 1;
      return this.#write(caller, asked, code, 1);
    }
    const own = `${place} ${code}`;
    if (this.#groups.has(own) || this.#groups.size < ADDRESSES) return this.#join(own, caller, asked, code);
    // one principal's are never counted as another's
    const elsewhere = { ...caller, address: null, userAgent: null };
    return this.#join(`${caller.principal.name} elsewhere ${code}`, elsewhere, asked, code);
  }

  #beginMinute(): void {
    const minute = Math.floor(this.#now() / MINUTE_MS);
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.#apart.clear();
    this.#gathered.clear();
    this.#apartInAll = 0;
  }

  #join(name: string, caller: Caller, asked: Asked, code: RefusalCode): Promise<void> {
    const group = this.#groups.get(name);
    if (group === undefined) return this.#gather(name, caller, asked, code);
    group.count += 1;
    return group.written;
  }

  #gather(name: string, caller: Caller, asked: Asked, code: RefusalCode): Promise<void> {
    const before = this.#gathered.get(name) ?? 0;
    this.#gathered.set(name, before + 1);
    const time = Math.min(GATHER_MS * 2 ** before, MAX_GATHER_MS);
    // stopped early, it is written early
    const gathered = pause(time, this.#stop.signal);
    const group: Group = {
      count: 1,
      written: gathered.then(() => {
        this.#groups.delete(name);
        return this.#write(caller, asked, code, group.count);
      }),
    };
    this.#groups.set(name, group);
    return group.written;
  }

  /** Writes at once what is gathered. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled([...this.#groups.values()].map(({ written }) => written));
  }
}
