import { createHash } from "node:crypto";
import type { AlertRule, Anomaly } from "./alertRule.js";
import { predictionsOf } from "./bulkReading.js";
import { dayOf, LEARNING_WEEKS, MEMORY_DAYS, weeksBetween } from "./habit.js";
import { packReading, type Reading, unpackReading } from "./readings.js";

/** Days on which a prediction was read are counted for so long, from the first one on. */
const PERIOD_DAYS = 28;
/** Not read for so long, a prediction is done with. */
const IDLE_DAYS = 7;
/** Read on fewer days, a prediction is never unusual. */
const LEAST_DAYS = 5;
/** Neither up to so many times the most days on which this principal reads one. */
const RATIO = 2;
/** Predictions that are counted at a time. */
const MAX_READ = 64;
const DIGEST_CHARS = 6;
/** How long the most days are remembered, and then again as long. */
const SPAN_DAYS = MEMORY_DAYS / 2;

export interface SubjectState {
  /** The day of the first reading, and that of the latest one. */
  readonly since: number;
  readonly asOf: number;
  /** How predictions were read, packed. */
  readonly read: readonly string[];
  /** The most days on which a prediction was read: of those done with since `turned`, and in the three months before. */
  readonly most: readonly [number, number];
  readonly turned: number;
}

/**
 * REPEATED_SUBJECT: one prediction read on many more days than this principal reads any. However often within a day counts as one.
 * It goes by predictions, since facts don't say which of them are about the same person.
 */
export const repeatedSubject: AlertRule<SubjectState> = {
  step: (state, access) => {
    const named = access.outcome === "ALLOWED" ? predictionsOf(access) : [];
    const day = dayOf(access.at);
    const before = state ?? { since: day, asOf: day, read: [], most: [1, 1] as const, turned: day };
    // what is reported after readings of a later day is passed over
    if (named.length === 0 || day < before.asOf) return { state: before };
    let now = day > before.asOf ? onDay(before, day) : before;
    let anomaly: Anomaly | undefined;
    for (const key of named) {
      const { state: next, isNewDay, place } = withReading(now, digestOf(key));
      const reading = isNewDay ? unusual(next, place) : undefined;
      now = reading === undefined ? next : told(next, place, reading);
      if (reading !== undefined) anomaly ??= anomalyOf(next, key, reading);
    }
    return anomaly === undefined ? { state: now } : { state: now, anomaly };
  },
};

const digestOf = (key: string): string =>
  createHash("sha256").update(key).digest("base64url").slice(0, DIGEST_CHARS);

/** On a later day: those that are done with have taught how this principal reads. */
function onDay(state: SubjectState, day: number): SubjectState {
  const spans = Math.floor((day - state.turned) / SPAN_DAYS);
  let most = state.most;
  const read = state.read.filter((text) => {
    const { first, last, days } = unpackReading(text, state.asOf);
    const isDone = day - last > IDLE_DAYS || day - first >= PERIOD_DAYS;
    if (isDone) most = [Math.max(most[0], days), most[1]];
    return !isDone;
  });
  // what was done with before belongs to the span before
  if (spans > 0) most = [1, spans === 1 ? most[0] : 1];
  return { ...state, asOf: day, turned: state.turned + spans * SPAN_DAYS, most, read };
}

/** With a prediction that was read on the latest day, and where it is in the list. */
function withReading(
  state: SubjectState,
  digest: string,
): { readonly state: SubjectState; readonly isNewDay: boolean; readonly place: number } {
  const { read, asOf } = state;
  const place = read.findIndex((text) => text.startsWith(digest));
  const found = read[place];
  if (found === undefined) {
    const added = packReading({ digest, first: asOf, last: asOf, days: 1, isTold: false });
    const kept = read.length < MAX_READ ? read : read.toSpliced(leastTelling(read, asOf, digest), 1);
    return { state: { ...state, read: [...kept, added] }, isNewDay: true, place: kept.length };
  }
  const reading = unpackReading(found, asOf);
  if (reading.last === asOf) return { state, isNewDay: false, place };
  const next = packReading({ ...reading, last: asOf, days: reading.days + 1 });
  return { state: { ...state, read: read.with(place, next) }, isNewDay: true, place };
}

/**
 * Which one makes room: one of those read on the fewest days, chosen by the new one's digest. So each stays for a while by chance,
 * where the oldest would always go before it is read on a second day.
 */
function leastTelling(read: readonly string[], asOf: number, digest: string): number {
  const days = read.map((text) => unpackReading(text, asOf).days);
  const fewest = Math.min(...days);
  const places = days.flatMap((count, place) => (count === fewest ? [place] : []));
  const chosen = Buffer.from(digest, "base64url").readUInt32BE(0) % places.length;
  return places[chosen] ?? 0;
}

const mostDays = ({ most }: SubjectState): number => Math.max(...most);

/** The number of days from which on a prediction is unusual. */
const threshold = (state: SubjectState): number => Math.max(LEAST_DAYS, RATIO * mostDays(state) + 1);

/** How the prediction at a place was read, where that is unusual and no alert has told of it. */
function unusual(state: SubjectState, place: number): Reading | undefined {
  if (weeksBetween(state.since, state.asOf) < LEARNING_WEEKS) return undefined;
  const reading = unpackReading(state.read[place] ?? "", state.asOf);
  return !reading.isTold && reading.days >= threshold(state) ? reading : undefined;
}

const told = (state: SubjectState, place: number, reading: Reading): SubjectState => ({
  ...state,
  read: state.read.with(place, packReading({ ...reading, isTold: true })),
  most: [Math.max(state.most[0], reading.days), state.most[1]],
});

function anomalyOf(state: SubjectState, key: string, { first, days }: Reading): Anomaly {
  const within = state.asOf - first + 1;
  const most = mostDays(state);
  return {
    message: `one prediction read on ${days} days within ${within}, where at most ${most} ${most === 1 ? "is" : "are"} usual`,
    evidence: {
      prediction: key,
      days,
      within,
      mostDays: most,
      threshold: threshold(state),
      weeks: weeksBetween(state.since, state.asOf),
    },
    accesses: [],
  };
}
