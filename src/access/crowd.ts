import { setTimeout as sleep } from "node:timers/promises";
import { addressBlock } from "./address.js";
import type { Asked, Caller, RefusalCode } from "./asked.js";

/** Refusals of one address that are facts of their own, in a minute. */
const APART = 10;
const MINUTE_MS = 60_000;
/** How long refusals gather before they are one fact. Their answers wait for it, which also slows a flood down. */
const GATHER_MS = 1_000;
/** Addresses that are told apart; those of a flood from more are one crowd. */
const ADDRESSES = 200;
const ELSEWHERE = "elsewhere";

type Write = (caller: Caller, asked: Asked, code: RefusalCode, count: number) => Promise<void>;

interface Group {
  readonly caller: Caller;
  readonly asked: Asked;
  readonly code: RefusalCode;
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
  readonly #apart = new Map<string, number>();
  readonly #groups = new Map<string, Group>();
  #minute = 0;
  readonly #stop = new AbortController();

  constructor(write: Write, now: () => number) {
    this.#write = write;
    this.#now = now;
  }

  /** Resolves when a fact that counts this refusal is durable. */
  add(caller: Caller, asked: Asked, code: RefusalCode): Promise<void> {
    const place = this.#placeOf(caller);
    const apart = this.#apart.get(place) ?? 0;
    if (apart < APART && place !== ELSEWHERE) {
      this.#apart.set(place, apart + 1);
      return this.#write(caller, asked, code, 1);
    }
    const name = `${place} ${code}`;
    const group = this.#groups.get(name);
    if (group !== undefined) {
      group.count += 1;
      return group.written;
    }
    return this.#gather(
      name,
      place === ELSEWHERE ? { ...caller, address: null, userAgent: null } : caller,
      asked,
      code,
    );
  }

  #placeOf({ principal, address }: Caller): string {
    const minute = Math.floor(this.#now() / MINUTE_MS);
    if (minute !== this.#minute) this.#apart.clear();
    this.#minute = minute;
    const place = `${principal.name} ${addressBlock(address ?? "")}`;
    return this.#apart.has(place) || this.#apart.size < ADDRESSES ? place : ELSEWHERE;
  }

  #gather(name: string, caller: Caller, asked: Asked, code: RefusalCode): Promise<void> {
    // stopped early, it is written early
    const gathered = sleep(GATHER_MS, undefined, { signal: this.#stop.signal }).catch(() => {});
    const group: Group = {
      caller,
      asked,
      code,
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
