import { ProoflineError } from "../../facts/error.js";
import type { Graph } from "../graph.js";
import { isWhole, type Span } from "../log/countFacts.js";
import { defineQuery } from "../query.js";
import { readBounded } from "../stream.js";

/** How far the log was followed. */
export interface FollowState {
  /** The index of the first fact that was not. */
  readonly next: number;
  /** How long the log is. */
  readonly size: number;
}

/** An event of the log. */
export interface LoggedEvent {
  readonly index: number;
  readonly type: string;
  readonly runId: string | null;
  readonly job: string | null;
  readonly eventType: string | null;
  /** In milliseconds since 1970. */
  readonly eventTime: number;
  /** Its JSON; null where it was erased. */
  readonly event: string | null;
}

/** A dataset version of the log. */
export interface LoggedVersion {
  readonly key: string;
  readonly index: number;
  /** The run that wrote it, as far as that is said. */
  readonly writtenBy: string | null;
  /** When that run ended, in milliseconds since 1970; where that is not known, when this was recorded. */
  readonly at: number;
}

/** A part of the log. */
export interface LogPart {
  /** The index of the first fact behind it. */
  readonly to: number;
  /** Whether all of its facts were there: what another process has just committed may show in the log's size first. */
  readonly isWhole: boolean;
  readonly events: readonly LoggedEvent[];
  readonly versions: readonly LoggedVersion[];
}

/** What a part of the log tells of one run. Times in milliseconds since 1970. */
export interface RunSeen {
  readonly runId: string;
  readonly job: string | null;
  readonly events: number;
  readonly lastIndex: number;
  readonly lastEvent: string;
  readonly lastEventAt: number;
  /** When it ended, where an event says that it did. */
  readonly endedAt: number | null;
  /** Whether one of the events may be a part of its own, as those of a streaming job. */
  readonly isPart: boolean;
  /** The names of the data sets that it writes. */
  readonly outputs: readonly string[];
}

/** A version of a data set. */
export interface VersionSeen extends LoggedVersion {
  readonly dataset: string;
}

/** Facts of the log that are looked through at a time; of many or long events fewer. */
const PART = 10_000;
const EVENTS = 2_000;
const EVENT_BYTES = 8 * 1024 * 1024;
/** Of one run, data sets for which others wait. */
const MAX_OUTPUTS = 1_000;

const stateOf = defineQuery<Record<string, never>, FollowState>("openlineage/state.cypher", (row) => ({
  next: row.integer("next"),
  size: row.integer("size"),
}));
const eventsIn = defineQuery<Span & { limit: number }, LoggedEvent>("openlineage/events.cypher", (row) => ({
  index: row.integer("index"),
  type: row.text("type"),
  runId: row.textOrNull("runId"),
  job: row.textOrNull("job"),
  eventType: row.textOrNull("eventType"),
  eventTime: row.integer("eventTime"),
  event: row.textOrNull("event"),
}));
const versionsIn = defineQuery<Span, LoggedVersion>("openlineage/versions.cypher", (row) => ({
  key: row.text("key"),
  index: row.integer("index"),
  writtenBy: row.textOrNull("writtenBy"),
  at: row.integer("at"),
}));
const advance = defineQuery<
  {
    from: number;
    to: number;
    runs: readonly RunSeen[];
    versions: readonly VersionSeen[];
    settleMs: number;
    maxOutputs: number;
  },
  number
>("openlineage/advance.cypher", (row) => row.integer("next"));

/** Throws UNAVAILABLE, or INTERNAL where the store was not migrated. */
export async function readFollowState(graph: Graph): Promise<FollowState> {
  const [state] = await graph.read(stateOf, {});
  if (state === undefined)
    throw new ProoflineError("INTERNAL", "the store does not say how far OpenLineage events were read");
  return state;
}

/** The next part of the log, some megabytes of events at most. */
export async function readLogPart(graph: Graph, { next: from, size }: FollowState): Promise<LogPart> {
  const end = Math.min(from + PART, size);
  const areAllThere = await isWhole(graph, { from, to: end });
  const { rows: events, isCut } = await readBounded(
    graph,
    eventsIn,
    { from, to: end, limit: EVENTS },
    EVENT_BYTES,
    ({ event }) => event?.length ?? 0,
  );
  const last = events.at(-1);
  const isMore = isCut || events.length === EVENTS;
  const to = isMore && last !== undefined ? last.index + 1 : end;
  return {
    to,
    isWhole: areAllThere,
    events,
    versions: await graph.read(versionsIn, { from, to }),
  };
}

/**
 * Remembers what a part of the log tells, in one transaction; false, and nothing done, where another process was faster. Runs that
 * are over are due when they were quiet for so long.
 */
export async function advanceFollowing(
  graph: Graph,
  span: Span,
  runs: readonly RunSeen[],
  versions: readonly VersionSeen[],
  settleMs: number,
): Promise<boolean> {
  const done = await graph.write(advance, { ...span, runs, versions, settleMs, maxOutputs: MAX_OUTPUTS });
  return done.length > 0;
}
