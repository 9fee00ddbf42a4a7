import { isObject } from "../../facts/json.js";
import { LIMITS } from "../../facts/limits.js";
import type { LoggedEvent, LoggedVersion, RunSeen, VersionSeen } from "../../graph/openLineage/follow.js";

const ENDS: ReadonlySet<string | null> = new Set(["COMPLETE", "FAIL", "ABORT"]);

/** What events of the log, in its order, tell of each run. */
export function runsSeen(events: readonly LoggedEvent[]): RunSeen[] {
  const runs = new Map<string, RunSeen>();
  for (const event of events) {
    if (event.type !== "RUN" || event.runId === null) continue;
    const known = runs.get(event.runId);
    const seen = seenIn(event, event.runId);
    runs.set(event.runId, known === undefined ? seen : both(known, seen));
  }
  return [...runs.values()];
}

function seenIn({ index, job, eventType, eventTime, event }: LoggedEvent, runId: string): RunSeen {
  const outputs = outputNames(event);
  return {
    runId,
    job,
    events: 1,
    lastIndex: index,
    lastEvent: eventType ?? "OTHER",
    lastEventAt: eventTime,
    endedAt: ENDS.has(eventType) ? eventTime : null,
    isPart: eventType === "RUNNING" && outputs.length > 0,
    outputs,
  };
}

const both = (before: RunSeen, { runId, job, ...seen }: RunSeen): RunSeen => ({
  runId,
  job: before.job ?? job,
  events: before.events + seen.events,
  lastIndex: seen.lastIndex,
  ...(before.lastEventAt > seen.lastEventAt
    ? { lastEvent: before.lastEvent, lastEventAt: before.lastEventAt }
    : { lastEvent: seen.lastEvent, lastEventAt: seen.lastEventAt }),
  endedAt:
    before.endedAt === null || seen.endedAt === null
      ? (before.endedAt ?? seen.endedAt)
      : Math.max(before.endedAt, seen.endedAt),
  isPart: before.isPart || seen.isPart,
  outputs: [...new Set([...before.outputs, ...seen.outputs])],
});

/** The data sets that an event says are written; of one that was erased none are known. */
function outputNames(json: string | null): string[] {
  if (json === null) return [];
  const event: unknown = JSON.parse(json);
  const outputs: unknown[] = isObject(event) && Array.isArray(event.outputs) ? event.outputs : [];
  const names = outputs
    .filter(isObject)
    .filter(({ namespace, name }) => typeof namespace === "string" && typeof name === "string")
    .map(({ namespace, name }) => `${namespace}/${name}`);
  // no key is longer, so that nobody can read it either
  return [...new Set(names)].filter((name) => Buffer.byteLength(name) <= LIMITS.keyBytes);
}

/** Dataset versions with the names of their data sets. What has no version in its key is none. */
export const versionsSeen = (versions: readonly LoggedVersion[]): VersionSeen[] =>
  versions.flatMap((version) => {
    const dataset = datasetOf(version);
    return dataset === undefined ? [] : [{ ...version, dataset }];
  });

/** The name in a key `name@version`. A version that is the run, as `run@time` of a streaming job, may have an @ of its own. */
function datasetOf({ key, writtenBy }: LoggedVersion): string | undefined {
  const run = writtenBy?.replace(/#.*$/s, "");
  for (const version of [writtenBy, run])
    if (typeof version === "string" && key.endsWith(`@${version}`)) return key.slice(0, -version.length - 1);
  const at = key.lastIndexOf("@");
  return at < 0 ? undefined : key.slice(0, at);
}
