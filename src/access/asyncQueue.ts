import { ProoflineError } from "../facts/error.js";

interface Waiting<T> {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Items from one side to the other, in order. Holds a bounded number that nobody has taken: after one more it gives those
 * it has and throws LIMIT_EXCEEDED, so that nobody takes what is left of a row for the whole. Unlike a generator it ends
 * at once when it is told to, also while somebody waits.
 */
export class AsyncQueue<T> implements AsyncIterableIterator<T, undefined> {
  readonly #capacity: number;
  readonly #onEnd: () => void;
  readonly #items: T[] = [];
  readonly #waiting: Waiting<T>[] = [];
  #end: { readonly error: unknown } | undefined;

  /** `onEnd` is called once, when nothing more is taken in. */
  constructor(capacity: number, onEnd: () => void) {
    this.#capacity = capacity;
    this.#onEnd = onEnd;
  }

  push(item: T): void {
    if (this.#end !== undefined) return;
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) waiting.resolve({ value: item, done: false });
    else if (this.#items.length < this.#capacity) this.#items.push(item);
    else
      this.fail(
        new ProoflineError("LIMIT_EXCEEDED", `over ${this.#capacity} events wait: they are taken too slowly`),
      );
  }

  /** Throws this to who takes an item after the last one. */
  fail(error: unknown): void {
    if (this.#end !== undefined) return;
    // one who waits hears of it now, else the next one who comes
    this.#end = { error: this.#waiting.length > 0 ? undefined : error };
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.#onEnd();
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const [item] = this.#items.splice(0, 1);
    if (item !== undefined) return Promise.resolve({ value: item, done: false });
    if (this.#end === undefined)
      return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    const { error } = this.#end;
    this.#end = { error: undefined };
    return error === undefined ? Promise.resolve(DONE) : Promise.reject(error);
  }

  return(): Promise<IteratorResult<T, undefined>> {
    const isOpen = this.#end === undefined;
    this.#end = { error: undefined };
    this.#items.length = 0;
    for (const { resolve } of this.#waiting.splice(0)) resolve(DONE);
    if (isOpen) this.#onEnd();
    return Promise.resolve(DONE);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

const DONE = { value: undefined, done: true } as const;
