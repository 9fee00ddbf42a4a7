import { badInputAt } from "../facts/error.js";

/** How long predictions stay in the store. */
export interface RetentionPeriod {
  /** As it was given. */
  readonly text: string;
  readonly months: number;
  readonly days: number;
}

/** What the AI Act, Regulation (EU) 2024/1689, asks for, in months. */
const PRESETS: ReadonlyMap<string, number> = new Map([
  // Articles 19(1) and 26(6): logs are kept for at least six months
  ["ai-act-logs", 6],
  // Article 18(1): documentation is kept for ten years
  ["ai-act-documentation", 120],
]);

/** Throws BAD_USER_INPUT. */
export function parsePeriod(text: string, name: string): RetentionPeriod {
  const months = PRESETS.get(text);
  if (months !== undefined) return { text, months, days: 0 };
  const [, count] = /^([1-9]\d{0,4})d$/.exec(text) ?? [];
  if (count === undefined)
    throw badInputAt(name, `must be one of ${[...PRESETS.keys()].join(", ")}, or a number of days, as 400d`);
  return { text, months: 0, days: Number(count) };
}

/** The latest time whose predictions have been kept for the period. Months are the calendar's: never a day less. */
export function keptSince({ months, days }: RetentionPeriod, now: Date): Date {
  const since = new Date(now);
  since.setUTCDate(1);
  since.setUTCMonth(since.getUTCMonth() - months);
  const last = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth() + 1, 0)).getUTCDate();
  since.setUTCDate(Math.min(now.getUTCDate(), last));
  since.setUTCDate(since.getUTCDate() - days);
  return since;
}
