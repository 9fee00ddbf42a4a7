/** Ids of one read. */
const MAX_IDS = 1_000;

interface Waiting<Value> {
  readonly resolve: (value: Value | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads by id, put together: a call made while a read is in flight waits for the next one, which asks for all ids that
 * wait. Nothing is kept, so that no answer is older than its question.
 */
export class Coalesced<Value> {
  readonly #read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
  readonly #waiting = new Map<string, Waiting<Value>[]>();
  #isReading = false;

  /** `read` is asked for at most 1,000 different ids at a time, and only once at a time. */
  constructor(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {
    this.#read = read;
  }

  /** Undefined where the read has nothing for the id. Throws what the read throws. */
  find(id: string): Promise<Value | undefined> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(id);
      if (waiting === undefined) this.#waiting.set(id, [{ resolve, reject }]);
      else waiting.push({ resolve, reject });
      if (!this.#isReading) void this.#readAll();
    });
  }

  async #readAll(): Promise<void> {
    this.#isReading = true;
    while (this.#waiting.size > 0) {
      const group = [...this.#waiting].slice(0, MAX_IDS);
      for (const [id] of group) this.#waiting.delete(id);
      try {
        const found = await this.#read(group.map(([id]) => id));
        for (const [id, waiting] of group) for (const { resolve } of waiting) resolve(found.get(id));
      } catch (error) {
        for (const [, waiting] of group) for (const { reject } of waiting) reject(error);
      }
    }
    this.#isReading = false;
  }
}
