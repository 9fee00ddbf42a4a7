import { setTimeout as sleep } from "node:timers/promises";
import { ProoflineError } from "../../facts/error.js";
import { storeError } from "../errors.js";
import type { Graph } from "../graph.js";
import { nextTurn } from "../nextTurn.js";
import { type Plan, planGroup } from "./plan.js";
import { Queue, type Waiting } from "./queue.js";
import { entryAt, lockHead } from "./statements.js";
import type { Receipt, Submission } from "./submission.js";
import { readExisting, run, writeFacts, writeLog } from "./transaction.js";

/** On the server's side: frees the lock of a process that hangs. */
const TRANSACTION_TIMEOUT_MS = 30_000;
/** How long a commit whose outcome is unknown is asked about, before its callers are told so. */
const READ_BACK_MS = 30_000;
const TRIES = 3;
/** Facts that take some 40 ms to plan. */
const LARGE_GROUP = 2_500;
/** How long a transaction waits for the callers of the last one. */
const GATHER_MS = 5;

/**
 * The only writer of facts. While one transaction commits, arriving submissions queue; the next transaction takes all
 * that fit. One transaction: lock the log's head, one read, one write.
 */
export class Recorder implements AsyncDisposable {
  readonly #graph: Graph;
  readonly #now: () => Date;
  readonly #queue = new Queue();
  #running: Promise<void> | undefined;
  #closed = false;

  readonly #committed: (size: number) => void;

  /** @param committed is told the log's size after each transaction that made it grow */
  constructor(graph: Graph, now: () => Date, committed: (size: number) => void) {
    this.#graph = graph;
    this.#now = now;
    this.#committed = committed;
  }

  /**
   * Records a submission's facts all or none, in order. Resolves when they are durable. Throws CONFLICT where one is in
   * the log with another content, and UNAVAILABLE where Neo4j is not there: sent again, what was recorded all the same
   * is found as duplicate.
   */
  submit(submission: Submission): Promise<readonly Receipt[]> {
    if (submission.facts.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new ProoflineError("UNAVAILABLE", "the service is stopping");
      this.#queue.add({ submission, resolve, reject });
      this.#running ??= this.#run();
    });
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
    try {
      const { outcomes, facts, tree } = await this.#commit(group.map(({ submission }) => submission));
      if (facts.length > 0) this.#committed(tree.size);
      group.forEach(({ resolve, reject }, i) => {
        const outcome = outcomes[i];
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome ?? []);
      });
    } catch (error) {
      const cause = storeError(error);
      // what the store can't take of one caller is no error of the others
      if (cause.code === "INTERNAL" && group.length > 1)
        for (const one of group) await this.#recordGroup([one]);
      else for (const { reject } of group) reject(cause);
    }
  }

  async #commit(submissions: readonly Submission[]): Promise<Plan> {
    for (let attempt = 1; ; attempt++) {
      const session = this.#graph.session("WRITE");
      let plan: Plan | undefined;
      try {
        const tx = session.beginTransaction({ timeout: TRANSACTION_TIMEOUT_MS });
        // none of these waits for the one before it: one round trip to read, one to write
        const head = run(tx, lockHead, {});
        const known = readExisting(tx, submissions);
        const [[locked], found] = await Promise.all([head, known]);
        if (locked === undefined) throw new ProoflineError("INTERNAL", "the store has no log head");
        plan = planGroup(submissions, locked, found, this.#now().toISOString());
        if (plan.facts.length === 0) {
          await tx.rollback();
          return plan;
        }
        // planning it has held the event loop long enough. Others wait for the lock, so that no smaller group does this
        if (plan.facts.length > LARGE_GROUP) await nextTurn();
        await Promise.all([
          ...writeFacts(tx, plan.facts, plan.recordedAt),
          ...writeLog(tx, plan),
          tx.commit(),
        ]);
        return plan;
      } catch (error) {
        const cause = storeError(error);
        if (plan !== undefined && plan.facts.length > 0 && (await this.#wasCommitted(plan))) return plan;
        if (cause.code !== "UNAVAILABLE" || attempt === TRIES) throw cause;
      } finally {
        await session.close();
      }
    }
  }

  /** Whether a commit that failed happened all the same. The head's lock waits for one that is still under way. */
  async #wasCommitted(plan: Plan): Promise<boolean> {
    const last = plan.facts.at(-1);
    if (last === undefined) return false;
    const deadline = Date.now() + READ_BACK_MS;
    for (;;) {
      const session = this.#graph.session("WRITE");
      try {
        const tx = session.beginTransaction({ timeout: TRANSACTION_TIMEOUT_MS });
        const [, [entry]] = await Promise.all([
          run(tx, lockHead, {}),
          run(tx, entryAt, { index: last.index }),
        ]);
        await tx.rollback();
        return entry === last.entry;
      } catch (error) {
        if (Date.now() > deadline) throw storeError(error);
        await sleep(250);
      } finally {
        await session.close();
      }
    }
  }

  /** Waits for what was submitted. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#running;
  }
}
