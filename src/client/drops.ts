import { KINDS } from "./generated/kinds.js";
import { toJson } from "./json.js";

/** So often at most, while facts are dropped. */
const TELL_MS = 10_000;

/**
 * What was not logged because there was no room. A Transformation says it: an execution of the job that logs, with the rows that
 * it left out, why and how many. No other kind has a place for that: an Access says that somebody saw data, an Amendment
 * corrects a fact that is there.
 */
export class Drops {
  readonly #instance: string;
  readonly #counts = new Map<string, number>();
  #since = new Date();
  #told = 0;
  #toldAt = Number.NEGATIVE_INFINITY;
  total = 0;

  constructor(instance: string) {
    this.#instance = instance;
  }

  /** @param what it was, in words */
  add(what: string): void {
    if (this.#counts.size === 0) this.#since = new Date();
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
    this.total += 1;
  }

  /** The fact that tells what was dropped since the last one; undefined where there is nothing to tell, or not yet. */
  fact(isLast: boolean): string | undefined {
    if (this.#counts.size === 0 || (!isLast && performance.now() < this.#toldAt + TELL_MS)) return undefined;
    this.#told += 1;
    this.#toldAt = performance.now();
    const exclusions = [...this.#counts].map(([rule, rowCount]) => ({
      rule,
      reason: "there was no room for them: they came faster than they could be sent",
      rowCount,
    }));
    this.#counts.clear();
    return toJson({
      [KINDS.Transformation.member]: {
        key: `${this.#instance}/dropped/${this.#told}`,
        job: "proofline client: logging of decisions",
        runBy: this.#instance,
        startedAt: this.#since,
        endedAt: new Date(),
        reads: [],
        exclusions,
      },
    });
  }
}
