import { rounded } from "./alertRule.js";

/** Days are counted from 1970, in UTC. */
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
const WEEK_DAYS = 7;

/**
 * How long rules remember what a principal does once in a while, in days. Who does it at random times, however often, brings at
 * most 1 / (e * 26) = 0.014 alarms a week: each is known for half a year.
 */
export const MEMORY_DAYS = 26 * WEEK_DAYS;

/** Weeks after the first access in which a rule of habit only learns: what people do seldom must have been seen. */
export const LEARNING_WEEKS = 6;

export const dayOf = (time: number): number => Math.floor(time / DAY_MS);

/** Weeks from one day to another one. */
export const weeksBetween = (from: number, to: number): number => rounded((to - from) / WEEK_DAYS, 3);
