import { ProoflineError } from "../../facts/error.js";
import type { Graph } from "../../graph/graph.js";
import { type KeptHalf, keepHalves, type PendingHalf } from "../../graph/pendingInferences.js";

/** Of the halves of one transaction. */
const MAX_HALVES = 500;
const MAX_CHARACTERS = 8 * 1024 * 1024;

interface Waiting {
  readonly half: PendingHalf;
  readonly resolve: (kept: KeptHalf) => void;
  readonly reject: (error: unknown) => void;
}

/** Keeps halves, put together: those that come while a transaction is under way are in the next one. */
export class Intake {
  readonly #graph: Graph;
  readonly #now: () => Date;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  constructor(graph: Graph, now: () => Date) {
    this.#graph = graph;
    this.#now = now;
  }

  /** Resolves when the half is durable. Throws UNAVAILABLE. */
  keep(half: PendingHalf): Promise<KeptHalf> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ half, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Waits for what is being kept. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#takeGroup();
      try {
        const kept = await keepHalves(
          this.#graph,
          group.map(({ half }) => half),
          this.#now().toISOString(),
        );
        group.forEach(({ resolve, reject }, i) => {
          const one = kept[i];
          if (one === undefined)
            reject(new ProoflineError("INTERNAL", "the store does not say what it kept"));
          else resolve(one);
        });
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#running = undefined;
  }

  #takeGroup(): Waiting[] {
    let characters = 0;
    let length = 0;
    for (const { half } of this.#waiting.slice(0, MAX_HALVES)) {
      characters += half.half.length;
      if (length > 0 && characters > MAX_CHARACTERS) break;
      length++;
    }
    return this.#waiting.splice(0, length);
  }
}
