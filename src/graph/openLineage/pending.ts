import type { Graph } from "../graph.js";
import { type PageRange, type Place, pageRange } from "../page.js";
import { defineQuery } from "../query.js";

/** A run whose events are here, and whose facts are not yet, or never will be. */
export interface PendingRun {
  readonly runId: string;
  readonly job: string;
  /** The type of its last event. */
  readonly lastEvent: string;
  readonly lastEventAt: string;
  readonly events: number;
  /** Why its facts are not there; null while events are waited for. */
  readonly reason: string | null;
}

const pending = defineQuery<PageRange, PendingRun>("openlineage/pending.cypher", (row) => ({
  runId: row.text("runId"),
  job: row.textOrNull("job") ?? "",
  lastEvent: row.text("lastEvent"),
  lastEventAt: row.time("lastEventAt"),
  events: row.integer("events"),
  reason: row.textOrNull("reason"),
}));

/** A page of pending runs, those with the latest events first. */
export async function readPendingRuns(
  graph: Graph,
  after: Place | null,
  limit: number,
): Promise<{ readonly runs: readonly PendingRun[]; readonly hasNext: boolean }> {
  const range = pageRange({ from: null, to: null }, after, limit + 1);
  const rows = await graph.read(pending, range);
  return { runs: rows.slice(0, limit), hasNext: rows.length > limit };
}
