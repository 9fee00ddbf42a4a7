import { ProoflineError } from "../facts/error.js";
import { LIMITS } from "../facts/limits.js";
import type { StoredFact } from "../facts/record.js";
import { readAlertsSince } from "./alerts.js";
import type { Graph } from "./graph.js";
import { isWhole } from "./log/countFacts.js";
import { defineQuery } from "./query.js";
import type { Row } from "./row.js";

const next = (row: Row): number => row.integer("next");
const begin = defineQuery<{ name: string }, number>("access/webhooks/begin.cypher", next);
const stateOf = defineQuery<{ name: string }, number>("access/webhooks/state.cypher", next);
const claim = defineQuery<{ name: string; holder: string; leaseMs: number }, number>(
  "access/webhooks/claim.cypher",
  next,
);
const advance = defineQuery<{ name: string; from: number; to: number }, number>(
  "access/webhooks/advance.cypher",
  next,
);
const release = defineQuery<{ name: string; holder: string }>("access/webhooks/release.cypher");

/** The index of the first fact that a webhook has not got; a new one begins at the log's end. Throws UNAVAILABLE. */
export async function readWebhook(graph: Graph, name: string): Promise<number> {
  const [known] = await graph.read(stateOf, { name });
  const [found] = known === undefined ? await graph.write(begin, { name }) : [known];
  if (found === undefined) throw new ProoflineError("INTERNAL", "the store does not say how long its log is");
  return found;
}

/**
 * Says for so long that this process delivers to a webhook; then the index of the first fact that it has not got, and
 * undefined where another process does. Throws UNAVAILABLE.
 */
export async function claimWebhook(
  graph: Graph,
  name: string,
  holder: string,
  leaseMs: number,
): Promise<number | undefined> {
  const [found] = await graph.write(claim, { name, holder, leaseMs });
  return found;
}

/** Remembers that a webhook has got what is before `to`; false where another process has. Throws UNAVAILABLE. */
export async function advanceWebhook(
  graph: Graph,
  name: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<boolean> {
  return (await graph.write(advance, { name, from, to })).length > 0;
}

/** Lets other processes deliver at once. Throws UNAVAILABLE. */
export const releaseWebhook = async (graph: Graph, name: string, holder: string): Promise<void> => {
  await graph.write(release, { name, holder });
};

/** The next alerts, and whether any before the last of them may still be missing. */
export interface NextAlerts {
  readonly alerts: readonly StoredFact[];
  readonly isWhole: boolean;
}

/**
 * Alerts with an index from `from` on, the oldest first. Of a commit that is being applied a reader may see a later fact before an
 * earlier one: so all facts that can be of the last one's commit are counted, and then the alerts are read. Throws UNAVAILABLE.
 */
export async function readNextAlerts(graph: Graph, from: number, limit: number): Promise<NextAlerts> {
  const last = (await readAlertsSince(graph, from, limit)).at(-1)?.recorded?.index;
  if (last === undefined) return { alerts: [], isWhole: true };
  const areAllThere = await isWhole(graph, { from: Math.max(from, last + 1 - LIMITS.batch), to: last + 1 });
  const alerts = (await readAlertsSince(graph, from, limit)).filter(
    ({ recorded }) => recorded !== null && recorded.index <= last,
  );
  return { alerts, isWhole: areAllThere };
}
