import { ProoflineError } from "../../facts/error.js";
import type { DueRun, StoredEvent, StoredRun } from "../../graph/openLineage/runs.js";
import { type LineageEvent, readEvent } from "./event.js";
import { type RunPart, readRun } from "./run.js";

/** An event, and where in the log it is. */
export interface PlacedEvent {
  readonly index: number;
  readonly event: LineageEvent;
}

/** A run that is looked at, as far as its events can be read. */
export interface Work {
  readonly due: DueRun;
  readonly events: readonly PlacedEvent[];
  /** The index of the last event that was read. */
  readonly readTo: number;
  /** Events that are not there any more, or that can't be read. */
  readonly lost: number;
  readonly parts: readonly RunPart[];
  /** Why no facts can be made of it. */
  readonly reason: string | undefined;
}

/** What a run's events say. `isCut`: there are more than can be read at once. */
export function openRun(due: DueRun, stored: readonly StoredEvent[], isCut: boolean): Work {
  const events = stored.flatMap(openEvent);
  const run = readRun(events.map(({ event }) => event));
  const parts = "reason" in run ? [] : run.parts;
  const lost = stored.length - events.length;
  const isStream = due.isStream || parts.some(({ ended }) => ended === undefined);
  const readTo = isCut && isStream ? (stored.at(-1)?.index ?? due.lastIndex) : due.lastIndex;
  return { due, events, readTo, lost, ...judged() };

  function judged(): Pick<Work, "parts" | "reason"> {
    if ("reason" in run) return { parts, reason: run.reason };
    // parts of a streaming job stand for themselves
    if (isCut && !isStream)
      return {
        parts: [],
        reason: "it has more than 10,000 events, or 32 MiB of them: too many to be put together",
      };
    if (parts.length === 0 && lost > 0) return { parts, reason: lostWords(lost) };
    return { parts, reason: undefined };
  }
}

export const lostWords = (lost: number): string =>
  `${lost === 1 ? "an event of it was" : `${lost} events of it were`} erased, or can't be read`;

function openEvent({ index, event }: StoredEvent): PlacedEvent[] {
  if (event === null) return [];
  try {
    return [{ index, event: readEvent(JSON.parse(event), "") }];
  } catch (error) {
    // an older version may have taken what this one doesn't
    if (error instanceof ProoflineError || error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Those of its parts of which no facts are there. */
export const newParts = (work: Work, stored: readonly StoredRun[]): RunPart[] =>
  work.parts.filter(({ key }) => !stored.some((run) => run.key === key));

/** The events that came after those that the run's facts rest on, and those. Facts say when they were recorded. */
export function lateEvents(
  { due, events }: Work,
  stored: readonly StoredRun[],
): { readonly before: readonly PlacedEvent[]; readonly late: readonly PlacedEvent[] } {
  const recordedAt = Math.max(...stored.map(({ index }) => index));
  const bound = Math.max(due.readTo, Math.min(due.takenTo ?? recordedAt, recordedAt));
  return {
    before: events.filter(({ index }) => index <= bound),
    late: events.filter(({ index }) => index > bound),
  };
}
