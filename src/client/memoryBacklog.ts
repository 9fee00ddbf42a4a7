import type { Backlog, BatchLimits } from "./backlog.js";

/** Facts in memory: they are gone with the process. */
export class MemoryBacklog implements Backlog {
  readonly #batch: BatchLimits;
  readonly #limit: number;
  #facts: string[] = [];
  #characters = 0;
  #taken = 0;
  put = 0;
  settled = 0;

  /** @param limit of the characters of all facts that wait */
  constructor(batch: BatchLimits, limit: number) {
    this.#batch = batch;
    this.#limit = limit;
  }

  hasRoom(characters: number): boolean {
    // one that is larger than all room has it where nothing else is
    return this.#facts.length === 0 || this.#characters + characters <= this.#limit;
  }

  add(fact: string): void {
    this.#facts.push(fact);
    this.#characters += fact.length;
    this.put += 1;
  }

  take(): readonly string[] {
    let characters = 0;
    let count = 0;
    for (const fact of this.#facts) {
      if (count === this.#batch.facts || (count > 0 && characters + fact.length > this.#batch.characters))
        break;
      characters += fact.length;
      count += 1;
    }
    this.#taken = count;
    return this.#facts.slice(0, count);
  }

  settle(): void {
    for (const fact of this.#facts.splice(0, this.#taken)) this.#characters -= fact.length;
    this.settled += this.#taken;
    this.#taken = 0;
  }

  reject(): void {}
  close(): void {}
}
