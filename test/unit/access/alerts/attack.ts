import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import type { RuleName } from "../../../../src/access/alerts/alert.js";
import { accessRules } from "../../../../src/access/alerts/index.js";
import { access, DAY, HOUR, MINUTE, naming, START } from "./accesses.js";
import { Random } from "./random.js";
import { type Kind, lifeOf, run, SALT } from "./simulation.js";

/** What a thief does with a principal's key, beside the principal's own use: the usual, so many times as fast. */
export interface Attack {
  readonly rule: RuleName;
  readonly times: number;
  /** How long windows of the usual are, and what counts in them. */
  readonly minutes: number;
  readonly amount: (access: AccessSeen) => number;
  readonly makes: (at: number, i: number) => AccessSeen;
}

export const stolenKey: Attack = {
  rule: "REQUEST_RATE",
  times: 10,
  minutes: 5,
  amount: () => 1,
  makes: (at) => access({ at }),
};
export const scraper: Attack = {
  rule: "BULK_READING",
  times: 20,
  minutes: 60,
  amount: ({ facts, pageSize }) => facts.length + (pageSize ?? 0),
  makes: (at, i) => access({ at, ...naming(`scraped-${i}`) }),
};

const SEED = 7;
/** The fourth Tuesday, at an hour at which the principal uses to work. */
const DAY_OF_ATTACK = START + 22 * DAY;
const HOURS = 3;

/** The minutes until the alert about an attack that begins in the fourth week; undefined where three hours bring none. */
export function minutesUntilFound(
  attack: Attack,
  kind: Kind,
  number: number,
  hour: number,
): number | undefined {
  const random = new Random(1_000 * number + hour);
  const from = DAY_OF_ATTACK + (hour + random.next()) * HOUR;
  const end = from + HOURS * HOUR;
  const own = [...lifeOf(kind, SEED, number, 23)].filter(({ at }) => at < end);
  const before = own.filter(({ at }) => at < from);
  const perMinute = (attack.times * usual(attack, before)) / attack.minutes;
  const stolen: AccessSeen[] = [];
  for (let at = from; at < end; at += random.exponential(MINUTE / perMinute))
    stolen.push(attack.makes(Math.round(at), stolen.length));
  const during = [...own.filter(({ at }) => at >= from), ...stolen].sort((a, b) => a.at - b.at);
  const step = accessRules(SALT);
  let { pattern } = run(before);
  for (const one of during) {
    const { pattern: next, alerts } = step(pattern, one);
    if (alerts.some(({ rule }) => rule === attack.rule)) return (one.at - from) / MINUTE;
    pattern = next;
  }
  return undefined;
}

/** The mean of windows in which there was anything, on workdays. */
function usual({ minutes, amount }: Attack, accesses: readonly AccessSeen[]): number {
  const windows = new Map<number, number>();
  for (const one of accesses) {
    const index = Math.floor(one.at / (minutes * MINUTE));
    const isWorkday = Math.floor((one.at - START) / DAY) % 7 < 5;
    if (isWorkday && amount(one) > 0) windows.set(index, (windows.get(index) ?? 0) + amount(one));
  }
  return [...windows.values()].reduce((sum, count) => sum + count, 0) / Math.max(1, windows.size);
}
