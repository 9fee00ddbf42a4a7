import { ProoflineError } from "../../facts/error.js";
import type { Place } from "../../telemetry/tracing.js";
import type { Receipt, Submission } from "./submission.js";

export interface Waiting {
  readonly submission: Submission;
  readonly resolve: (receipts: readonly Receipt[]) => void;
  readonly reject: (error: Error) => void;
  /** When it came, in milliseconds of the process's own clock. */
  readonly since: number;
  /** Where in whose trace. */
  readonly place: Place | undefined;
}

/**
 * Facts of one transaction, unless one submission alone has more. Beyond it a small request would wait long behind it,
 * and two large ones would be validated together and written together, where one could be validated while the other
 * is written.
 */
const GROUP_FACTS = 2_000;
/** Facts that may wait: beyond it the service is asked for more than it can do, and says so while memory is left. */
const WAITING_FACTS = 100_000;
/** And of them together: a fact may hold several long values. */
const WAITING_CHARACTERS = 256 * 1024 * 1024;
/** Submissions up to this size go ahead of larger ones. */
const SMALL = 64;

/**
 * What waits for a place in the log: accesses ahead of all, since answers wait for them, then small submissions ahead of
 * large ones, each lane in order of arrival.
 */
export class Queue {
  readonly #accesses: Waiting[] = [];
  readonly #small: Waiting[] = [];
  readonly #large: Waiting[] = [];
  #facts = 0;
  #characters = 0;
  #heldLarge = false;

  /** Throws UNAVAILABLE where too much waits. */
  add(waiting: Waiting): void {
    const { facts, characters, isAccess } = waiting.submission;
    if (this.#facts + facts.length > WAITING_FACTS || this.#characters + characters > WAITING_CHARACTERS)
      throw new ProoflineError("UNAVAILABLE", `${this.#facts} facts wait to be recorded; try again later`);
    this.#facts += facts.length;
    this.#characters += characters;
    if (isAccess) this.#accesses.push(waiting);
    else (facts.length <= SMALL ? this.#small : this.#large).push(waiting);
  }

  /** How many submissions wait. */
  get length(): number {
    return this.#accesses.length + this.#small.length + this.#large.length;
  }

  /** Whether so much waits that the next transaction is full of it. */
  get isLong(): boolean {
    return this.#facts >= GROUP_FACTS;
  }

  /** How many facts wait. */
  get facts(): number {
    return this.#facts;
  }

  get isEmpty(): boolean {
    return this.#facts === 0;
  }

  /**
   * The submissions of the next transaction: accesses, the first large one, the small ones that fit beside it, then what
   * fits. A large one that would hold accesses up goes with the next transaction, but no later than that.
   */
  takeGroup(): Waiting[] {
    this.#heldLarge = this.#accesses.length > 0 && this.#large.length > 0 && !this.#heldLarge;
    const large = this.#heldLarge ? undefined : this.#large.shift();
    let facts = large?.submission.facts.length ?? 0;
    const take = (lane: Waiting[], limit: number): Waiting[] => {
      const taken: Waiting[] = [];
      for (const next of lane) {
        if (facts + next.submission.facts.length > limit) break;
        facts += next.submission.facts.length;
        taken.push(next);
      }
      lane.splice(0, taken.length);
      return taken;
    };
    const accesses = take(this.#accesses, facts + GROUP_FACTS);
    const small = take(this.#small, Math.max(GROUP_FACTS, facts + SMALL));
    const group = [...accesses, ...small, ...(large === undefined ? [] : [large])];
    if (!this.#heldLarge) group.push(...take(this.#large, GROUP_FACTS));
    this.#facts -= facts;
    for (const { submission } of group) this.#characters -= submission.characters;
    return group;
  }
}
