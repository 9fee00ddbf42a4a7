import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";
import { readBounded } from "../stream.js";

/** A run that is to be put together, or looked at again. */
export interface DueRun {
  readonly runId: string;
  /** How many events of it the log has. */
  readonly events: number;
  /** The index of the last of them. */
  readonly lastIndex: number;
  /** The index of the last one that was read when it was put together; -1 where it never was. */
  readonly readTo: number;
  /** The last index when it was taken before; null where it never was. What was recorded then rests on no later event. */
  readonly takenTo: number | null;
  /** Whether its facts are not there yet. */
  readonly isPending: boolean;
  /** Whether it was found to be of a streaming job. */
  readonly isStream: boolean;
  /** How long it has waited for others. */
  readonly waitedMs: number;
}

/** What came of a run. */
export interface RunDone {
  readonly runId: string;
  /** The index of the last event that was read. */
  readonly readTo: number;
  readonly isPending: boolean;
  readonly isStream: boolean;
  /** Why its facts are not there, or not all of them. */
  readonly reason: string | null;
}

/** An event as the store has it. */
export interface StoredEvent {
  readonly runId: string;
  readonly key: string;
  readonly index: number;
  /** Its JSON; null where it was erased. */
  readonly event: string | null;
}

/** The fact of a run or of a part of it. */
export interface StoredRun {
  readonly kind: "Transformation" | "TrainingRun";
  readonly key: string;
  readonly index: number;
  /** The keys of the events that it was put together from; none where somebody recorded it. */
  readonly toldBy: readonly string[];
}

/** Of one process. Another one takes them then, when this one was killed. */
const LEASE_MS = 5_000;

type None = Record<string, never>;
const due = defineQuery<{ limit: number; leaseMs: number }, DueRun>("openlineage/due.cypher", (row) => ({
  runId: row.text("runId"),
  events: row.integer("events"),
  lastIndex: row.integer("lastIndex"),
  readTo: row.integerOrNull("readTo") ?? -1,
  takenTo: row.integerOrNull("takenTo"),
  isPending: row.boolean("isPending"),
  isStream: row.boolean("isStream"),
  waitedMs: row.integer("waitedMs"),
}));
const waiting = defineQuery<None, boolean>("openlineage/waiting.cypher", (row) => row.boolean("isWaiting"));
const postpone = defineQuery<{ runs: readonly { runId: string; delayMs: number }[] }>(
  "openlineage/postpone.cypher",
);
const done = defineQuery<{ runs: readonly RunDone[]; settleMs: number }>("openlineage/done.cypher");
const runEvents = defineQuery<
  {
    runs: readonly { runId: string; lastIndex: number; runningAfter: number }[];
    limit: number;
  },
  StoredEvent
>("openlineage/runEvents.cypher", (row) => ({
  runId: row.text("runId"),
  key: row.text("key"),
  index: row.integer("index"),
  event: row.textOrNull("event"),
}));
const assembled = defineQuery<{ keys: readonly string[] }, StoredRun>(
  "openlineage/assembled.cypher",
  (row) => ({
    kind: row.text("kind") === "TrainingRun" ? "TrainingRun" : "Transformation",
    key: row.text("key"),
    index: row.integer("index"),
    toldBy: row.list("toldBy").filter((key) => typeof key === "string"),
  }),
);

/** Runs that are due, at most so many, for this process alone until it says what came of them or some seconds have passed. */
export const takeDueRuns = (graph: Graph, limit: number): Promise<DueRun[]> =>
  graph.write(due, { limit, leaseMs: LEASE_MS });

/** Whether there are runs that are due, or will be. */
export const areRunsWaiting = async (graph: Graph): Promise<boolean> =>
  (await graph.read(waiting, {})).includes(true);

/** These runs are due again so much later. */
export async function postponeRuns(
  graph: Graph,
  runs: readonly { readonly runId: string; readonly delayMs: number }[],
): Promise<void> {
  if (runs.length > 0) await graph.write(postpone, { runs });
}

/** Says what came of runs. Those of which there are events that were not read are due again, when they were quiet for so long. */
export async function finishRuns(graph: Graph, runs: readonly RunDone[], settleMs: number): Promise<void> {
  if (runs.length > 0) await graph.write(done, { runs, settleMs });
}

/** The events of runs, run by run, up to so many and so many bytes; `isCut` says that there are more. */
export async function readRunEvents(
  graph: Graph,
  runs: readonly { readonly runId: string; readonly lastIndex: number; readonly runningAfter: number }[],
  limit: number,
  bytes: number,
): Promise<{ readonly events: readonly StoredEvent[]; readonly isCut: boolean }> {
  const { rows, isCut } = await readBounded(
    graph,
    runEvents,
    { runs, limit: limit + 1 },
    bytes,
    ({ event }) => event?.length ?? 0,
  );
  return { events: rows.slice(0, limit), isCut: isCut || rows.length > limit };
}

/** The facts of runs, and of parts of them, that there are. */
export const readStoredRuns = (graph: Graph, keys: readonly string[]): Promise<StoredRun[]> =>
  graph.read(assembled, { keys });
