import { setTimeout as sleep } from "node:timers/promises";
import type { Transaction } from "neo4j-driver";
import { ProoflineError } from "../../facts/error.js";
import { FACT_KINDS, type FactKind } from "../../facts/kind.js";
import { TILE_WIDTH, tilePath } from "../../log/tiles.js";
import { encodePending } from "../../log/tree.js";
import { storeError } from "../errors.js";
import type { Graph } from "../graph.js";
import type { Query } from "../query.js";
import { bytesParam, Row } from "../row.js";
import { type RecordedFact, recordParams } from "./columns.js";
import { type Plan, planGroup } from "./plan.js";
import { Queue, type Waiting } from "./queue.js";
import type { Known } from "./same.js";
import { addTiles, advanceHead, entryAt, eraseSealed, existing, lockHead, record } from "./statements.js";
import type { Receipt, Submission } from "./submission.js";

/** On the server's side: frees the lock of a process that hangs. */
const TRANSACTION_TIMEOUT_MS = 30_000;
/** How long a commit whose outcome is unknown is asked about, before its callers are told so. */
const READ_BACK_MS = 30_000;
const TRIES = 3;
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
      for (const { reject } of group) reject(cause);
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

export async function run<Params extends object, Result>(
  tx: Transaction,
  query: Query<Params, Result>,
  params: Params,
): Promise<Result[]> {
  const { records } = await tx.run(query.text, params);
  return records.map((row) => query.parse(new Row(row)));
}

/** The facts of the log that the submissions hold or refer to, by name. */
async function readExisting(
  tx: Transaction,
  submissions: readonly Submission[],
): Promise<Map<string, Known>> {
  const keys = new Map<FactKind, Set<string>>();
  const add = (kind: FactKind, key: string) => {
    const set = keys.get(kind);
    if (set === undefined) keys.set(kind, new Set([key]));
    else set.add(key);
  };
  for (const { facts } of submissions)
    for (const { draft } of facts) {
      add(draft.kind, draft.key);
      for (const ref of draft.refs) add(ref.kind, ref.key);
    }
  const found = new Map<string, Known>();
  await Promise.all(
    [...keys].map(async ([kind, set]) => {
      for (const { key, ...known } of await run(tx, existing[kind], { keys: [...set] }))
        found.set(`${kind} ${key}`, known);
    }),
  );
  return found;
}

/** Writes facts that were recorded at the same time. */
export function writeFacts(
  tx: Transaction,
  facts: readonly RecordedFact[],
  recordedAt: string,
): Promise<unknown>[] {
  return FACT_KINDS.flatMap((kind) => {
    const own = facts.filter(({ fact }) => fact.draft.kind === kind);
    return own.length === 0 ? [] : [run(tx, record[kind], recordParams(kind, own, recordedAt))];
  });
}

/** Makes the log as long as what was written to it. */
export function writeLog(
  tx: Transaction,
  { recordedAt, tree, tiles, erased }: Pick<Plan, "recordedAt" | "tree" | "tiles" | "erased">,
): Promise<unknown>[] {
  const full = tiles.map(({ level, index, hashes }) => ({
    path: tilePath({ level, index, width: TILE_WIDTH }),
    hashes: bytesParam(hashes),
  }));
  return [
    ...(erased.length > 0 ? [run(tx, eraseSealed, { indexes: erased })] : []),
    ...(full.length > 0 ? [run(tx, addTiles, { tiles: full })] : []),
    run(tx, advanceHead, { size: tree.size, recordedAt, pending: bytesParam(encodePending(tree)) }),
  ];
}
