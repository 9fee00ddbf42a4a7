import { ProoflineError } from "../../facts/error.js";
import { NoAnswer } from "../client.js";
import { shown } from "../terminal.js";

const PAGE = 500;

/** A decision of the trail; features and prediction as JSON text. */
export interface Decision {
  readonly time: string;
  readonly key: string;
  readonly features: string;
  readonly prediction: string;
  readonly deployment: string | null;
  readonly index: number | null;
}

export interface Page<P> {
  readonly decisions: readonly Decision[];
  /** The place of the last one, where there are more after it. */
  readonly next: P | undefined;
}

/** Reads so many decisions at most, after a place. */
export type ReadPage<P> = (first: number, after: P | null) => Promise<Page<P>>;

export async function printPages<P>(limit: number, read: ReadPage<P>): Promise<void> {
  let after: P | null = null;
  for (let left = limit; left > 0; ) {
    const { decisions, next }: Page<P> = await read(Math.min(PAGE, left), after).catch((error: unknown) => {
      throw after === null ? error : interrupted(error);
    });
    for (const { time, key, features, prediction, deployment, index } of decisions) {
      const where = deployment === null ? "" : `  deployment ${deployment}`;
      console.log(shown(`${time}  ${key}  ${features} -> ${prediction}${where}  index ${index}`));
    }
    if (next === undefined || decisions.length === 0) return;
    after = next;
    left -= decisions.length;
  }
}

/** What was printed can't be begun anew somewhere else. */
const interrupted = (error: unknown): unknown =>
  error instanceof NoAnswer
    ? new ProoflineError("UNAVAILABLE", `the trail ends too early: ${error.message}`, { cause: error })
    : error;
