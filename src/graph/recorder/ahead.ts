import { ProoflineError } from "../../facts/error.js";
import { type FactKind, refId } from "../../facts/kind.js";
import { KINDS } from "../../facts/kinds/index.js";
import type { Graph } from "../graph.js";
import { headOfLog } from "../log/head.js";
import { nextTurn } from "../nextTurn.js";
import type { Clock } from "./clock.js";
import { type Head, type Plan, planGroup } from "./plan.js";
import type { Submission } from "./submission.js";
import { beginTransaction, LARGE_GROUP, readExisting, run, type WritablePlan } from "./transaction.js";

/** What a group makes of the log, planned without its lock: for a log that ends as it did then. */
export interface PlanAhead extends WritablePlan {
  /** What the plan continues. */
  readonly head: Head;
  /** The clock that it was planned by, as it was then. */
  readonly time: Date;
}

/**
 * Plans a group before its turn. Only a log that ends where the plan begins will take it: then nobody has written since
 * what the plan rests on was read.
 *
 * Resolves to undefined where something of it is to be refused: the lock makes that certain.
 *
 * @param last the plan that is being committed: what it makes of the log is known here, and not in the store yet
 */
export async function planAhead(
  graph: Graph,
  clock: Clock,
  submissions: readonly Submission[],
  last?: Plan,
): Promise<PlanAhead | undefined> {
  const session = graph.session("WRITE");
  try {
    const tx = beginTransaction(graph, session);
    // the head first: where it is moved after that, the lock shows it
    const reading = last === undefined ? run(tx, headOfLog, {}) : [];
    const [heads, found] = await Promise.all([reading, readExisting(tx, submissions, isLookedFor)]);
    const head = last ?? heads[0];
    if (head === undefined) throw new ProoflineError("INTERNAL", "the store has no log head");
    const known = { get: (id: string) => last?.added.get(id) ?? found.facts.get(id) };
    const time = clock.now();
    const plan = planGroup(submissions, head, known, time.toISOString());
    // what was not looked for may be there, and then there is nothing to refuse
    if (plan.outcomes.some((outcome) => outcome instanceof ProoflineError)) return undefined;
    // planning it has held the event loop long enough
    if (plan.facts.length > LARGE_GROUP) await nextTurn();
    const made = last === undefined ? undefined : nodesOf(last);
    return { plan, head, time, isNode: (id) => found.nodes.has(id) || made?.has(id) === true };
  } finally {
    // nobody has to wait until the transaction that read is over
    session.close().catch(() => {});
  }
}

/** What comes in masses is new nearly always; what is not is refused by the constraint of its kind, and then read. */
const isLookedFor = (kind: FactKind): boolean => KINDS[kind].isBatched !== true && kind !== "Access";

/** The nodes that a plan's facts make: their own, and those of what they refer to. */
function nodesOf({ facts }: Plan): ReadonlySet<string> {
  const nodes = new Set<string>();
  for (const { fact } of facts) {
    nodes.add(fact.id);
    for (const ref of fact.draft.refs) nodes.add(refId(ref));
  }
  return nodes;
}
