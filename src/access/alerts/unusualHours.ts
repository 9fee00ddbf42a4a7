import type { AccessSeen } from "./accessSeen.js";
import { isUse } from "./addressDigest.js";
import type { AlertRule, Anomaly } from "./alertRule.js";
import { DAY_MS, dayOf, HOUR_MS, LEARNING_WEEKS, MEMORY_DAYS, weeksBetween } from "./habit.js";

const HOURS = 24;
/** So many hours from all that were used a week before or earlier, an hour is unusual: people stay late, and clocks are changed. */
const LEAST_HOURS_AWAY = 4;
/** Hours that came to be used say nothing of those beside them for so many days: else who goes on through one night is never seen. */
const SETTLING_DAYS = 7;
/** Nor is more said for so long after an alert: a journey or a bad week is told of once. */
const QUIET_DAYS = 7;
/** Accesses at such hours within a day. */
const LEAST_ACCESSES = 5;
/** Days with accesses, within what is remembered, that a principal's hours are known from. */
const LEAST_DAYS = 20;

export interface HoursState {
  /** The day of the first access. */
  readonly since: number;
  /** The latest days with accesses at what were then the principal's hours, in order: at most 20. */
  readonly days: readonly number[];
  /** By hour of the day (UTC): the first and the last day on which it was one of the principal's hours; 0 where it never was. */
  readonly first: readonly number[];
  readonly hours: readonly number[];
  /** Accesses at unusual hours, since when. */
  readonly stray: { readonly since: number; readonly accesses: number };
  /** The time of the last alert. */
  readonly toldAt: number;
}

const NO_STRAY: HoursState["stray"] = { since: 0, accesses: 0 };

/**
 * UNUSUAL_HOURS: several accesses at an hour of the day that is far from every hour at which this principal was active in the last
 * half year, on whatever day of the week. The hour is then one of the principal's.
 */
export const unusualHours: AlertRule<HoursState> = {
  step: (state, access) => {
    const day = dayOf(access.at);
    const hour = Math.floor(access.at / HOUR_MS) % HOURS;
    const before = state ?? { since: day, days: [], first: NONE, hours: NONE, stray: NO_STRAY, toldAt: 0 };
    if (!isUse(access) || (before.hours[hour] ?? 0) >= day) return { state: before };
    const away = hoursAway(before, hour, day);
    if (away < LEAST_HOURS_AWAY || !isKnown(before, day)) return { state: withHour(before, hour, day) };
    const stray = withAccess(before.stray, access);
    if (stray.accesses < LEAST_ACCESSES) return { state: { ...before, stray } };
    const learned = { ...withHour(before, hour, day), stray: NO_STRAY };
    if (Math.abs(access.at - before.toldAt) < QUIET_DAYS * DAY_MS) return { state: learned };
    return {
      state: { ...learned, toldAt: access.at },
      anomaly: anomalyOf(before, access, stray.accesses, away),
    };
  },
};

const NONE: readonly number[] = new Array<number>(HOURS).fill(0);

/** Whether it is remembered that an hour was used. */
const isUsed = (last: number, day: number): boolean => last > 0 && day - last <= MEMORY_DAYS;

/** How far an hour of the day is from the nearest one that was used, around the clock. */
function hoursAway({ first, hours }: HoursState, hour: number, day: number): number {
  const distances = hours.map((last, other) => {
    const isSettled = other === hour || day - (first[other] ?? day) >= SETTLING_DAYS;
    if (!isUsed(last, day) || !isSettled) return HOURS;
    const distance = Math.abs(other - hour);
    return Math.min(distance, HOURS - distance);
  });
  return Math.min(...distances);
}

function isKnown({ since, days }: HoursState, day: number): boolean {
  const [first = -Infinity] = days;
  // what is reported late comes before what was learned from
  const isLate = day < (days.at(-1) ?? day);
  const isLong = days.length === LEAST_DAYS && day - first <= MEMORY_DAYS;
  return isLong && !isLate && weeksBetween(since, day) >= LEARNING_WEEKS;
}

function withHour(state: HoursState, hour: number, day: number): HoursState {
  const isNewDay = day > (state.days.at(-1) ?? -Infinity);
  return {
    ...state,
    since: Math.min(state.since, day),
    days: isNewDay ? [...state.days, day].slice(-LEAST_DAYS) : state.days,
    first: isUsed(state.hours[hour] ?? 0, day) ? state.first : state.first.with(hour, day),
    hours: state.hours.with(hour, day),
  };
}

function withAccess(
  { since, accesses }: HoursState["stray"],
  { at, count }: AccessSeen,
): HoursState["stray"] {
  return Math.abs(at - since) < DAY_MS
    ? { since, accesses: accesses + count }
    : { since: at, accesses: count };
}

function anomalyOf(state: HoursState, { at }: AccessSeen, accesses: number, away: number): Anomaly {
  const hour = new Date(at - (at % HOUR_MS)).toISOString();
  return {
    message: `${accesses} accesses at unusual hours, the last one after ${hour.slice(11, 16)} UTC, ${away} hours from any hour at which it was active in the last half year`,
    evidence: {
      hour,
      accesses,
      hoursAway: away,
      usualHours: state.hours.filter((last) => isUsed(last, dayOf(at))).length,
      weeks: weeksBetween(state.since, dayOf(at)),
    },
    accesses: [],
  };
}
