import { ProoflineError } from "../facts/error.js";

/** Work of a caller that waits. */
interface Waiting {
  readonly caller: string;
  readonly start: () => void;
}

/**
 * Lets long work run a few at a time, and of each caller one, in the order in which it came: whoever asks for much waits for
 * themselves.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #ofCaller: number;
  readonly #inAll: number;
  readonly #running = new Set<string>();
  readonly #waiting: Waiting[] = [];

  /**
   * @param atOnce runs at the same time
   * @param ofCaller may wait of one caller
   * @param inAll may wait of all
   */
  constructor(atOnce: number, ofCaller: number, inAll: number) {
    this.#atOnce = atOnce;
    this.#ofCaller = ofCaller;
    this.#inAll = inAll;
  }

  /** Throws what the work throws, LIMIT_EXCEEDED where this caller asks for too much at once, and UNAVAILABLE where all do. */
  async run<T>(caller: string, work: () => Promise<T>): Promise<T> {
    const isFree = this.#running.size < this.#atOnce && !this.#running.has(caller);
    if (isFree) this.#running.add(caller);
    else await this.#wait(caller);
    try {
      return await work();
    } finally {
      this.#running.delete(caller);
      this.#startNext();
    }
  }

  #wait(caller: string): Promise<void> {
    if (this.#waiting.filter((one) => one.caller === caller).length >= this.#ofCaller)
      throw new ProoflineError(
        "LIMIT_EXCEEDED",
        `${this.#ofCaller} more of these are waiting for you already: wait for their answers`,
      );
    if (this.#waiting.length >= this.#inAll)
      throw new ProoflineError("UNAVAILABLE", "too many of these are waiting; try again later");
    return new Promise((start) => {
      this.#waiting.push({ caller, start });
    });
  }

  #startNext(): void {
    while (this.#running.size < this.#atOnce) {
      const next = this.#waiting.findIndex(({ caller }) => !this.#running.has(caller));
      const [waiting] = next < 0 ? [] : this.#waiting.splice(next, 1);
      if (waiting === undefined) return;
      this.#running.add(waiting.caller);
      waiting.start();
    }
  }
}
