import { createHash } from "node:crypto";
import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import type { AlertRule } from "../../../../src/access/alerts/alertRule.js";
import { repeatedSubject } from "../../../../src/access/alerts/repeatedSubject.js";
import { twoPlaces } from "../../../../src/access/alerts/twoPlaces.js";
import { unusualHours } from "../../../../src/access/alerts/unusualHours.js";
import { access, DAY, HOUR, MINUTE, naming, START, WEEK } from "./accesses.js";
import { HABITS } from "./habits.js";
import { analyst, auditor, batchJob, dashboard, intern, type Life, onCall, service } from "./people.js";
import { Random } from "./random.js";
import { SALT } from "./simulation.js";

/** In local time, which is an hour earlier in UTC from the fifteenth week on, and not from the forty-fifth on. */
const seasonal = (life: Life): Life =>
  function* (random, days) {
    for (const one of life(random, days))
      yield one.at < EARLIER || one.at >= LATER ? one : { ...one, at: one.at - HOUR };
  };
const EARLIER = START + 14 * WEEK + 2 * HOUR;
const LATER = START + 44 * WEEK + 2 * HOUR;

export const LIVES = {
  analyst: seasonal(analyst),
  intern: seasonal(intern),
  auditor: seasonal(auditor),
  onCall,
  dashboard,
  batchJob: seasonal(batchJob),
  service: seasonal(service),
  ...HABITS,
} satisfies Record<string, Life>;
export type LifeName = keyof typeof LIVES;

export const HABIT_RULES = ["UNUSUAL_HOURS", "TWO_PLACES", "REPEATED_SUBJECT"] as const;
export type HabitRule = (typeof HABIT_RULES)[number];
/** Weeks that the rules learn for. */
const LEARNING = 6;

const seedOf = (...parts: readonly (string | number)[]): number =>
  createHash("sha256").update(parts.join(" ")).digest().readUInt32BE();

const lifeOf = (name: LifeName, seed: number, number: number, days: number): Generator<AccessSeen> =>
  LIVES[name](new Random(seedOf(name, seed, number)), days);

/** The three rules over accesses of one principal, with what they remember of it. */
interface Watched {
  readonly hours: StateOf<typeof unusualHours>;
  readonly places: StateOf<typeof placesRule>;
  readonly subject: StateOf<typeof repeatedSubject>;
}
type StateOf<R> = R extends AlertRule<infer State> ? State : never;
const placesRule = twoPlaces(SALT);

function see(
  before: Watched | null,
  one: AccessSeen,
): { readonly watched: Watched; readonly found: readonly HabitRule[] } {
  const hours = unusualHours.step(before?.hours ?? null, one);
  const places = placesRule.step(before?.places ?? null, one);
  const subject = repeatedSubject.step(before?.subject ?? null, one);
  const anomalies = [hours.anomaly, places.anomaly, subject.anomaly];
  return {
    watched: { hours: hours.state, places: places.state, subject: subject.state },
    found: HABIT_RULES.filter((_, i) => anomalies[i] !== undefined),
  };
}

interface FalseAlarms {
  /** Weeks of a principal, without those in which the rules only learn. */
  readonly weeks: number;
  readonly alerts: Readonly<Record<HabitRule, number>>;
}

/** Alerts that nobody deserved: of so many principals of a kind over so many weeks each. */
export function falseAlarms(name: LifeName, principals: number, seed: number, weeks = 52): FalseAlarms {
  const alerts = { UNUSUAL_HOURS: 0, TWO_PLACES: 0, REPEATED_SUBJECT: 0 };
  for (let number = 0; number < principals; number++) {
    let watched: Watched | null = null;
    for (const one of lifeOf(name, seed, number, 7 * weeks)) {
      const seen = see(watched, one);
      watched = seen.watched;
      for (const rule of seen.found) alerts[rule]++;
    }
  }
  return { weeks: principals * (weeks - LEARNING), alerts };
}

/** What somebody does with a principal's key or rights beside its own use, from a time on. */
type Misuse = (random: Random, from: number) => AccessSeen[];

const atRandom = (random: Random, from: number, minutes: number, perMinute: number, given: object) => {
  const all: AccessSeen[] = [];
  for (let at = from; at < from + minutes * MINUTE; at += random.exponential(MINUTE / perMinute))
    all.push(access({ at: Math.round(at), ...given }));
  return all;
};

/** On five days in a row. */
const fiveDays = (from: number, of: (day: number) => AccessSeen[]): AccessSeen[] =>
  [0, 1, 2, 3, 4].flatMap((day) => of(from + day * DAY));

export const MISUSES: Readonly<Record<string, { readonly rule: HabitRule; readonly of: Misuse }>> = {
  /** A thief at night, local time: an hour between midnight and three, a read in two minutes; from the office's own network. */
  night: {
    rule: "UNUSUAL_HOURS",
    of: (random, from) =>
      fiveDays(from, (day) =>
        atRandom(random, day + random.between(0, 2) * HOUR, 60, 0.5, { address: "203.0.113.2" }),
      ),
  },
  /** A thief who lives half around the world and works from 20 to 4. */
  farAway: {
    rule: "UNUSUAL_HOURS",
    of: (random, from) =>
      fiveDays(from, (day) => atRandom(random, day + 20 * HOUR, 480, 0.1, { address: "203.0.113.2" })),
  },
  /** A stolen key that is used from elsewhere from 9 to 17, as often as once in two minutes, and in ten. */
  elsewhere: {
    rule: "TWO_PLACES",
    of: (random, from) =>
      fiveDays(from, (day) => atRandom(random, day + 9 * HOUR, 480, 0.5, { address: "198.18.7.7" })),
  },
  slowElsewhere: {
    rule: "TWO_PLACES",
    of: (random, from) =>
      fiveDays(from, (day) => atRandom(random, day + 9 * HOUR, 480, 0.1, { address: "198.18.7.7" })),
  },
  /** Somebody who looks at one person's prediction once or a few times each workday, for four weeks. */
  curious: {
    rule: "REPEATED_SUBJECT",
    of: (random, from) =>
      [0, 1, 2, 3].flatMap((week) =>
        fiveDays(from + week * WEEK, (day) =>
          Array.from({ length: random.geometric(0.3) }, () =>
            access({
              at: Math.round(day + random.between(9, 17) * HOUR),
              address: "203.0.113.2",
              ...naming("hers"),
            }),
          ),
        ),
      ),
  },
};

/** The Monday of the twentieth week. */
const BEGINNING = START + 19 * WEEK;

/** For each misuse of one principal the hours from its first access to the alert; undefined where none comes. */
export function hoursUntilFound(
  name: LifeName,
  seed: number,
  number: number,
): ReadonlyMap<string, number | undefined> {
  const own: AccessSeen[] = [];
  let before: Watched | null = null;
  for (const one of lifeOf(name, seed, number, 24 * 7))
    if (one.at < BEGINNING) before = see(before, one).watched;
    else own.push(one);
  const found = new Map<string, number | undefined>();
  for (const [misuse, { rule, of }] of Object.entries(MISUSES)) {
    const random = new Random(seedOf(misuse, name, seed, number));
    const added = of(random, BEGINNING).sort((a, b) => a.at - b.at);
    found.set(misuse, hoursUntil(rule, before, own, added));
  }
  return found;
}

/** What the owner does goes on beside it. */
function hoursUntil(
  rule: HabitRule,
  before: Watched | null,
  own: readonly AccessSeen[],
  added: readonly AccessSeen[],
): number | undefined {
  const first = added[0]?.at ?? 0;
  const last = added.at(-1)?.at ?? 0;
  let watched = before;
  for (const one of [...own.filter(({ at }) => at <= last), ...added].sort((a, b) => a.at - b.at)) {
    const seen = see(watched, one);
    watched = seen.watched;
    if (one.at >= first && seen.found.includes(rule)) return (one.at - first) / HOUR;
  }
  return undefined;
}
