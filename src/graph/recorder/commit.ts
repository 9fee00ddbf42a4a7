import { setTimeout as sleep } from "node:timers/promises";
import { Neo4jError } from "neo4j-driver";
import { ProoflineError } from "../../facts/error.js";
import { encodeTree } from "../../log/tree.js";
import { isServerFailure, storeError } from "../errors.js";
import type { Graph } from "../graph.js";
import { nextTurn } from "../nextTurn.js";
import { bytesParam } from "../row.js";
import type { PlanAhead } from "./ahead.js";
import { agreedTime, agrees, type Clock } from "./clock.js";
import { type Head, type Plan, planGroup } from "./plan.js";
import { entryAt, lockHead, lockHeadAt } from "./statements.js";
import type { Submission } from "./submission.js";
import {
  beginTransaction,
  commit,
  LARGE_GROUP,
  type LookedFor,
  readExisting,
  rollback,
  run,
  type StoreTransaction,
  type WritablePlan,
  writeFacts,
  writeLog,
} from "./transaction.js";

/** How long a commit whose outcome is unknown is asked about, before its callers are told so. */
const READ_BACK_MS = 30_000;
const TRIES = 3;

/**
 * Commits what a group makes of the log, in one transaction: as it was planned ahead, or planned under the log's lock where
 * that does not hold any more; again where a later try may go well. Throws UNAVAILABLE or INTERNAL where nothing was
 * committed, and UNAVAILABLE where that could not be found out.
 *
 * @param ahead what was planned for the group, if it was
 * @returns what was committed: `ahead`'s own plan, or another one
 */
export async function commitGroup(
  graph: Graph,
  clock: Clock,
  submissions: readonly Submission[],
  ahead?: PlanAhead,
): Promise<Plan> {
  // of duplicates and what is refused: facts don't change, so that it needs no lock to say so
  if (ahead?.plan.facts.length === 0) return ahead.plan;
  let planned = ahead;
  // the key of an own access was made just now
  let isLookedFor: LookedFor = (_, { isAccess }) => !isAccess;
  for (let attempt = 1; ; attempt++) {
    const session = graph.session("WRITE");
    let sent: Plan | undefined;
    try {
      const tx = beginTransaction(graph, session);
      const { plan, isNode }: WritablePlan =
        planned ?? (await planUnderLock(tx, clock, submissions, isLookedFor));
      if (plan.facts.length === 0) {
        await rollback(tx);
        return plan;
      }
      // none of these waits for the one before it; what fails fails those after it, and the driver's commit waits for all
      const [time] = await Promise.all([
        planned && lockUnmoved(tx, planned.head),
        ...writeFacts(tx, plan.facts, plan.recordedAt, isNode),
        ...writeLog(tx, plan),
      ]);
      if (time !== undefined) {
        agreedTime(clock, time);
        // a clock that was wrong when it was planned is not in the log because it is right now
        if (planned && !agrees(clock, planned.time, time)) throw new PlannedByWrongClock();
      }
      sent = plan;
      await commit(tx);
      return plan;
    } catch (error) {
      if (isLookedFor !== ALL && (isRefusal(error) || error instanceof PlannedByWrongClock)) {
        // another process wrote in the meantime, it is there although it was not looked for, or it can't be written
        planned = undefined;
        isLookedFor = ALL;
        attempt = 0;
        continue;
      }
      planned = undefined;
      const cause = storeError(error);
      if (sent !== undefined && (await wasCommitted(graph, sent))) return sent;
      // what this process says itself, and what the server fails at, is the same at once again
      const mayGoWell = cause.code === "UNAVAILABLE" && cause !== error && !isServerFailure(cause);
      if (!mayGoWell || attempt === TRIES) throw cause;
    } finally {
      await session.close();
    }
  }
}

/** One round trip to lock and read. What is planned after it waits for nobody. */
async function planUnderLock(
  tx: StoreTransaction,
  clock: Clock,
  submissions: readonly Submission[],
  isLookedFor: LookedFor,
): Promise<WritablePlan> {
  const [[head], { facts, nodes }] = await Promise.all([
    run(tx, lockHead, {}),
    readExisting(tx, submissions, isLookedFor),
  ]);
  if (head === undefined) throw noHead();
  const plan = planGroup(submissions, head, facts, agreedTime(clock, head.time));
  // planning it has held the event loop long enough. Others wait for the lock, so that no smaller group does this
  if (plan.facts.length > LARGE_GROUP) await nextTurn();
  return { plan, isNode: (id) => nodes.has(id) };
}

/** Takes the lock where the log ends as the plan says, and gives the database's time. Fails the transaction where it does not. */
async function lockUnmoved(tx: StoreTransaction, { tree }: Head): Promise<number> {
  const [time] = await run(tx, lockHeadAt, { size: tree.size, pending: bytesParam(encodeTree(tree)) });
  if (time === undefined) throw noHead();
  return time;
}

class PlannedByWrongClock extends Error {}

const ALL: LookedFor = () => true;

const noHead = () => new ProoflineError("INTERNAL", "the store has no log head");

/** Whether Neo4j refused a statement for what it says: nothing of its transaction was committed. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Neo4jError && /^Neo\.ClientError\.(Statement|Schema)\./.test(error.code);

/** Whether a commit that failed happened all the same. The head's lock waits for one that is still under way. */
async function wasCommitted(graph: Graph, plan: Plan): Promise<boolean> {
  const last = plan.facts.at(-1);
  if (last === undefined) return false;
  const deadline = Date.now() + READ_BACK_MS;
  for (;;) {
    const session = graph.session("WRITE");
    try {
      const tx = beginTransaction(graph, session);
      const [, [entry]] = await Promise.all([run(tx, lockHead, {}), run(tx, entryAt, { index: last.index })]);
      await rollback(tx);
      return entry === last.entry;
    } catch (error) {
      if (Date.now() > deadline) throw storeError(error);
      await sleep(250);
    } finally {
      await session.close();
    }
  }
}
