import { ProoflineError } from "../../facts/error.js";
import type { Receipt, Submission } from "./submission.js";

export interface Waiting {
  readonly submission: Submission;
  readonly resolve: (receipts: readonly Receipt[]) => void;
  readonly reject: (error: Error) => void;
}

/** Facts in one transaction at most: beyond it a small request would wait long behind it. */
const GROUP_FACTS = 5_000;
/** Facts that may wait: beyond it the service is asked for more than it can do, and says so while memory is left. */
const WAITING_FACTS = 100_000;
/** Submissions up to this size go ahead of larger ones. */
const SMALL = 64;

/** What waits for a place in the log: small submissions ahead of large ones, each lane in order of arrival. */
export class Queue {
  readonly #small: Waiting[] = [];
  readonly #large: Waiting[] = [];
  #facts = 0;

  /** Throws UNAVAILABLE where too much waits. */
  add(waiting: Waiting): void {
    const { length } = waiting.submission.facts;
    if (this.#facts + length > WAITING_FACTS)
      throw new ProoflineError("UNAVAILABLE", `${this.#facts} facts wait to be recorded; try again later`);
    this.#facts += length;
    (length <= SMALL ? this.#small : this.#large).push(waiting);
  }

  get isEmpty(): boolean {
    return this.#facts === 0;
  }

  /** The submissions of the next transaction: all that fit, and one large one even beside many small ones. */
  takeGroup(): Waiting[] {
    const group: Waiting[] = [];
    let facts = 0;
    const [large] = this.#large;
    const reserved = large === undefined ? 0 : large.submission.facts.length;
    const take = (lane: Waiting[], limit: number) => {
      for (let next = lane[0]; next !== undefined; next = lane[0]) {
        const { length } = next.submission.facts;
        if (facts + length > limit && group.length > 0) return;
        facts += length;
        group.push(next);
        lane.shift();
      }
    };
    take(this.#small, Math.max(GROUP_FACTS - reserved, SMALL));
    take(this.#large, GROUP_FACTS);
    this.#facts -= facts;
    return group;
  }
}
