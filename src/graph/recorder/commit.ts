import { setTimeout as sleep } from "node:timers/promises";
import { ProoflineError } from "../../facts/error.js";
import { isServerFailure, storeError } from "../errors.js";
import type { Graph } from "../graph.js";
import { nextTurn } from "../nextTurn.js";
import { agreedTime, type Clock } from "./clock.js";
import { type Plan, planGroup } from "./plan.js";
import { entryAt, lockHead } from "./statements.js";
import type { Submission } from "./submission.js";
import { readExisting, run, writeFacts, writeLog } from "./transaction.js";

/** On the server's side: frees the lock of a process that hangs. */
const TRANSACTION_TIMEOUT_MS = 30_000;
/** How long a commit whose outcome is unknown is asked about, before its callers are told so. */
const READ_BACK_MS = 30_000;
const TRIES = 3;
/** Facts that take some 40 ms to plan. */
const LARGE_GROUP = 2_500;

/**
 * Plans what the log becomes and commits it, in one transaction; again where a later try may go well. Throws UNAVAILABLE or
 * INTERNAL where nothing was committed, and UNAVAILABLE where that could not be found out.
 */
export async function commitGroup(
  graph: Graph,
  clock: Clock,
  submissions: readonly Submission[],
): Promise<Plan> {
  for (let attempt = 1; ; attempt++) {
    const session = graph.session("WRITE");
    let plan: Plan | undefined;
    try {
      const tx = session.beginTransaction({ timeout: TRANSACTION_TIMEOUT_MS });
      // none of these waits for the one before it: one round trip to read, one to write
      const head = run(tx, lockHead, {});
      const known = readExisting(tx, submissions);
      const [[locked], found] = await Promise.all([head, known]);
      if (locked === undefined) throw new ProoflineError("INTERNAL", "the store has no log head");
      plan = planGroup(submissions, locked, found, agreedTime(clock, locked.time));
      if (plan.facts.length === 0) {
        await tx.rollback();
        return plan;
      }
      // planning it has held the event loop long enough. Others wait for the lock, so that no smaller group does this
      if (plan.facts.length > LARGE_GROUP) await nextTurn();
      await Promise.all([...writeFacts(tx, plan.facts, plan.recordedAt), ...writeLog(tx, plan), tx.commit()]);
      return plan;
    } catch (error) {
      const cause = storeError(error);
      if (plan !== undefined && plan.facts.length > 0 && (await wasCommitted(graph, plan))) return plan;
      // what this process says itself, and what the server fails at, is the same at once again
      const mayGoWell = cause.code === "UNAVAILABLE" && cause !== error && !isServerFailure(cause);
      if (!mayGoWell || attempt === TRIES) throw cause;
    } finally {
      await session.close();
    }
  }
}

/** Whether a commit that failed happened all the same. The head's lock waits for one that is still under way. */
async function wasCommitted(graph: Graph, plan: Plan): Promise<boolean> {
  const last = plan.facts.at(-1);
  if (last === undefined) return false;
  const deadline = Date.now() + READ_BACK_MS;
  for (;;) {
    const session = graph.session("WRITE");
    try {
      const tx = session.beginTransaction({ timeout: TRANSACTION_TIMEOUT_MS });
      const [, [entry]] = await Promise.all([run(tx, lockHead, {}), run(tx, entryAt, { index: last.index })]);
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
