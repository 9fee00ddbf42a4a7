import type { Options } from "./options.js";
import type { Keys } from "./protocol.js";
import type { Service } from "./service.js";

/** What the parts of a run share. */
export interface Run {
  readonly service: Service;
  readonly sizes: Options["sizes"];
  /** The predictions of the run, all served by the one deployment of its 20-node trail. */
  readonly predictions: Predictions;
  readonly progress: (line: string) => void;
}

/** Hands out keys, so that no prediction is sent twice and those that were sent are known. */
export class Predictions {
  readonly prefix: string;
  #recorded = 0;

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  get recorded(): number {
    return this.#recorded;
  }

  take(count: number): Keys {
    const keys = { prefix: this.prefix, from: this.#recorded, step: 1, count };
    this.#recorded += count;
    return keys;
  }

  /** Some of those that were taken, from all over. */
  spread(count: number, offset: number): Keys {
    const step = Math.floor(this.#recorded / (count + 1));
    return { prefix: this.prefix, from: offset % step, step, count };
  }
}
