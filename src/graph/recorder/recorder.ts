import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ProoflineError } from "../../facts/error.js";
import type { Principal } from "../../facts/role.js";
import { isServerFailure, storeError } from "../errors.js";
import type { Graph } from "../graph.js";
import { checkWritable } from "../writable.js";
import { agreedTime, type Clock } from "./clock.js";
import { commitGroup } from "./commit.js";
import type { FactInput } from "./factInput.js";
import { Queue, type Waiting } from "./queue.js";
import {
  type BatchOptions,
  prepareInTurns,
  type Random,
  type Receipt,
  type Submission,
  seedsFrom,
} from "./submission.js";

/** How long a transaction waits for the callers of the last one. */
const GATHER_MS = 5;

/**
 * The only way to write facts. While one transaction commits, arriving submissions queue; the next transaction takes all
 * that fit. One transaction: lock the log's head, one read, one write.
 */
export class Recorder implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #clock: Clock;
  readonly #queue = new Queue();
  #running: Promise<void> | undefined;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  readonly #newSeed: () => string;
  readonly #committed: (size: number) => void;

  /**
   * @param committed is told the log's size after each transaction that made it grow
   * @param random of which salts are made
   */
  constructor(
    graph: Graph,
    clock: Clock,
    committed: (size: number) => void = () => {},
    random: Random = randomBytes,
  ) {
    this.#graph = graph;
    this.#clock = clock;
    this.#committed = committed;
    this.#newSeed = seedsFrom(random);
  }

  /**
   * Records facts all or none, in order: authorises each by its kind, validates and seals it, and resolves when all are
   * durable. Throws FORBIDDEN, BAD_USER_INPUT and LIMIT_EXCEEDED that name the place, CONFLICT where a fact is in the log
   * with another content, NOT_FOUND for what must be there, and UNAVAILABLE where Neo4j is not: sent again, what was
   * recorded all the same is found as duplicate.
   *
   * @param by in whose name, and with whose roles
   */
  async record(
    facts: readonly FactInput[],
    by: Principal,
    options: BatchOptions = {},
  ): Promise<readonly Receipt[]> {
    if (this.#isClosed) throw new ProoflineError("UNAVAILABLE", "the service is stopping");
    const recorded = prepareInTurns(facts, by, options, this.#newSeed).then((submission) =>
      this.#submit(submission),
    );
    this.#underWay.add(recorded);
    return recorded.finally(() => this.#underWay.delete(recorded));
  }

  #submit(submission: Submission): Promise<readonly Receipt[]> {
    if (submission.facts.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#queue.add({ submission, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Throws UNAVAILABLE where nothing could be recorded now. */
  async check(): Promise<void> {
    agreedTime(this.#clock, await checkWritable(this.#graph));
  }

  async #run(): Promise<void> {
    let before = 1;
    do {
      await this.#gather(before);
      const group = this.#queue.takeGroup();
      before = group.length;
      await this.#recordGroup(group);
    } while (!this.#queue.isEmpty);
    this.#running = undefined;
  }

  /**
   * Waits for company: what arrives in the same turn of the event loop, and where the last transaction had several
   * callers, as many again, for a moment. They are on their way, and a transaction costs as much as many facts.
   */
  async #gather(before: number): Promise<void> {
    await new Promise(setImmediate);
    const deadline = performance.now() + GATHER_MS;
    while (this.#queue.length < before && performance.now() < deadline) await sleep(1);
  }

  async #recordGroup(group: readonly Waiting[]): Promise<void> {
    const failure = await this.#tryGroup(group);
    if (failure === undefined) return;
    // what the store can't take of one caller is no error of the others
    if (failure.code === "INTERNAL" && group.length > 1) await this.#recordApart(group);
    else for (const { reject } of group) reject(failure);
  }

  /** Each in a transaction of its own, as long as the store is there. */
  async #recordApart(group: readonly Waiting[]): Promise<void> {
    let away: ProoflineError | undefined;
    for (const one of group) {
      const failure: ProoflineError | undefined = away ?? (await this.#tryGroup([one]));
      if (failure === undefined) continue;
      one.reject(failure);
      if (failure.code === "UNAVAILABLE") away = failure;
    }
  }

  /** Answers its callers, unless the whole group failed: then resolves to why. */
  async #tryGroup(group: readonly Waiting[]): Promise<ProoflineError | undefined> {
    try {
      const { outcomes, facts, tree } = await commitGroup(
        this.#graph,
        this.#clock,
        group.map(({ submission }) => submission),
      );
      if (facts.length > 0) this.#committed(tree.size);
      group.forEach(({ resolve, reject }, i) => {
        const outcome = outcomes[i];
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome ?? []);
      });
      return undefined;
    } catch (error) {
      return this.#whoseFault(storeError(error));
    }
  }

  /** A store that fails at a group, and takes another write, fails at what is in the group. */
  async #whoseFault(error: ProoflineError): Promise<ProoflineError> {
    if (!isServerFailure(error)) return error;
    return checkWritable(this.#graph).then(
      () => new ProoflineError("INTERNAL", "the store can't take this", { cause: error.cause }),
      () => error,
    );
  }

  /** Waits for what is being recorded. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
    await this.#running;
  }
}
