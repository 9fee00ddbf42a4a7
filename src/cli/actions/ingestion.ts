import { setTimeout as sleep } from "node:timers/promises";
import { backOffMs } from "../../client/backOff.js";
import { type Refusal, recordAround } from "../../client/recordAround.js";
import { ProoflineError } from "../../facts/error.js";
import { parseFact } from "../../facts/parse.js";
import { NoAnswer } from "../client.js";
import {
  type Batch,
  type BatchSize,
  batchesOf,
  batchSize,
  type FactLine,
  type Reject,
} from "./ingestBatch.js";
import { mayReferTo } from "./ingestOrder.js";

/** Batches under way at a time: while one is recorded the next one is there, and one more is read. */
const UNDER_WAY = 3;

/** Records facts all or none, and answers how many of them were there before. */
export type RecordFacts = (facts: readonly FactLine[]) => Promise<number>;

/** What became of the lines so far. */
export interface Progress {
  readonly lines: number;
  readonly recorded: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Bytes of the source that are done with. */
  readonly bytes: number;
  /** All lines before this one are done with. */
  readonly nextLine: number;
}

export interface IngestionOptions {
  readonly fromLine: number;
  /** How long nothing may be recorded until it is given up. */
  readonly retrySeconds: number;
  /** Keeps lines that are refused, in the order of the source. */
  readonly reject: (rejects: readonly Reject[]) => Promise<void>;
  readonly progressed: (progress: Progress) => void;
  /** Lines for people. */
  readonly say: (line: string) => void;
  /** No more batches are begun. */
  readonly stop: AbortSignal;
}

interface UnderWay {
  readonly batch: Batch;
  readonly done: Promise<Outcome>;
}
interface Outcome {
  readonly duplicates: number;
  readonly rejects: readonly Reject[];
}

/** The recording of a source's lines. Where it ends with an error, it can go on with another way to record them. */
export class Ingestion {
  readonly #options: IngestionOptions;
  readonly #size: BatchSize = batchSize();
  readonly #source: AsyncGenerator<Batch>;
  /** Read, and not done with: the oldest first. */
  #unfinished: Batch[] = [];
  #progress: Progress;
  /** Nothing could be recorded last time, which is said. */
  #isAway = false;

  constructor(source: AsyncIterable<Uint8Array>, options: IngestionOptions) {
    this.#options = options;
    this.#source = batchesOf(source, options.fromLine, this.#size);
    this.#progress = {
      lines: 0,
      recorded: 0,
      duplicates: 0,
      rejected: 0,
      bytes: 0,
      nextLine: options.fromLine,
    };
  }

  get progress(): Progress {
    return this.#progress;
  }

  /**
   * Records what is left, to the end of the source or until it is stopped. Throws what keeps all facts from being recorded:
   * NoAnswer at once where `asksAgain` is false, UNAVAILABLE when it lasted too long, and no identity or not enough roles.
   */
  async run(record: RecordFacts, asksAgain = true): Promise<void> {
    const { stop } = this.#options;
    const underWay: UnderWay[] = [];
    const again = this.#unfinished.values();
    try {
      while (!stop.aborted) {
        const batch = again.next().value ?? (await this.#read());
        if (batch === undefined) break;
        while (underWay.length === UNDER_WAY || underWay.some((earlier) => mayReferTo(batch, earlier.batch)))
          await this.#finish(underWay);
        const done = this.#record(batch, record, asksAgain);
        done.catch(() => {}); // it is looked at in its turn
        underWay.push({ batch, done });
      }
      while (underWay.length > 0) await this.#finish(underWay);
    } catch (error) {
      // nothing of it is under way any more when whoever called goes on
      await Promise.allSettled(underWay.map(({ done }) => done));
      throw error;
    }
  }

  async #read(): Promise<Batch | undefined> {
    const { stop } = this.#options;
    try {
      const { value, done } = await this.#source.next();
      if (done) return undefined;
      this.#unfinished.push(value);
      return value;
    } catch (error) {
      if (stop.aborted) return undefined;
      throw error;
    }
  }

  /** Waits for the oldest batch, and counts it. */
  async #finish(underWay: UnderWay[]): Promise<void> {
    const [oldest] = underWay;
    if (oldest === undefined) return;
    const { batch } = oldest;
    const { duplicates, rejects } = await oldest.done;
    await this.#options.reject(rejects);
    underWay.shift();
    this.#unfinished = this.#unfinished.slice(1);
    const before = this.#progress;
    this.#progress = {
      lines: before.lines + batch.lines,
      recorded: before.recorded + batch.facts.length + batch.rejects.length - duplicates - rejects.length,
      duplicates: before.duplicates + duplicates,
      rejected: before.rejected + rejects.length,
      bytes: batch.end,
      nextLine: batch.first + batch.lines,
    };
    this.#options.progressed(this.#progress);
  }

  async #record(batch: Batch, record: RecordFacts, asksAgain: boolean): Promise<Outcome> {
    const rejects = [...batch.rejects];
    let duplicates = 0;
    await recordAround(batch.facts, {
      record: async (facts) => {
        try {
          duplicates += await this.#retrying(() => record(facts), asksAgain);
          return undefined;
        } catch (error) {
          return this.#refusalOf(error, facts);
        }
      },
      problem: problemOf,
      refused: (line, reason) => rejects.push({ line, reason }),
    });
    return { duplicates, rejects: rejects.sort((a, b) => a.line.number - b.line.number) };
  }

  /** Throws what is no refusal of a fact. */
  #refusalOf(error: unknown, facts: readonly FactLine[]): Refusal {
    if (!(error instanceof ProoflineError)) throw error;
    const index = PLACE.exec(error.path ?? "")?.[1];
    const isOfFacts = index !== undefined || OF_FACTS.has(error.code);
    if (!isOfFacts) throw error;
    if (error.code === "LIMIT_EXCEEDED" && index === undefined && facts.length > 1)
      this.#size.facts = Math.min(this.#size.facts, Math.ceil(facts.length / 2));
    return {
      reason: error.message.replace(PLACE, ""),
      index: index === undefined ? undefined : Number(index),
    };
  }

  /** Tries again while nothing can be recorded. */
  async #retrying<T>(attempt: () => Promise<T>, asksAgain: boolean): Promise<T> {
    const { retrySeconds, say, stop } = this.#options;
    const deadline = performance.now() + retrySeconds * 1_000;
    for (let failures = 1; ; failures++) {
      try {
        const done = await attempt();
        this.#isAway = false;
        return done;
      } catch (error) {
        if (!(error instanceof ProoflineError) || error.code !== "UNAVAILABLE") throw error;
        if (!asksAgain && error instanceof NoAnswer) throw error;
        const wait = backOffMs(failures);
        if (stop.aborted || performance.now() + wait > deadline) throw error;
        if (!this.#isAway) say(`${error.message}; trying again`);
        this.#isAway = true;
        await sleep(wait, undefined, { signal: stop }).catch(() => {});
      }
    }
  }
}

/** Where recordFacts has a fact, with the dot behind it. */
const PLACE = /^facts\[(\d+)\](?:\.|: )?/;
const OF_FACTS: ReadonlySet<string> = new Set(["BAD_USER_INPUT", "LIMIT_EXCEEDED", "CONFLICT", "NOT_FOUND"]);

function problemOf({ kind, member, input }: FactLine): string | undefined {
  try {
    parseFact(kind, input, member);
    return undefined;
  } catch (error) {
    if (error instanceof ProoflineError) return error.message;
    throw error;
  }
}
