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

const lifeOf = (name: LifeName, seed: number, number: number, days: number): Generator<AccessSeen> => {
  const digest = createHash("sha256").update(`${name} ${seed} ${number}`).digest();
  return LIVES[name](new Random(digest.readUInt32BE()), days);
};

/** The three rules over accesses of one principal; `found` is told of each alert. */
class Watched {
  readonly #steps: readonly ((access: AccessSeen) => HabitRule | undefined)[];

  constructor() {
    const stepping = <State>(name: HabitRule, rule: AlertRule<State>) => {
      let state: State | null = null;
      return (one: AccessSeen) => {
        const step = rule.step(state, one);
        state = step.state;
        return step.anomaly === undefined ? undefined : name;
      };
    };
    this.#steps = [
      stepping("UNUSUAL_HOURS", unusualHours),
      stepping("TWO_PLACES", twoPlaces(SALT)),
      stepping("REPEATED_SUBJECT", repeatedSubject),
    ];
  }

  see(one: AccessSeen): HabitRule[] {
    return this.#steps.flatMap((step) => step(one) ?? []);
  }
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
    const watched = new Watched();
    for (const one of lifeOf(name, seed, number, 7 * weeks))
      for (const rule of watched.see(one)) alerts[rule]++;
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

const unknown = (misuse: string): never => {
  throw new Error(`there is no misuse ${misuse}`);
};

/** The hours from a misuse's first access to the alert; undefined where none comes. */
export function hoursUntilFound(
  misuse: string,
  name: LifeName,
  seed: number,
  number: number,
): number | undefined {
  const { rule, of } = MISUSES[misuse] ?? unknown(misuse);
  const random = new Random(
    createHash("sha256").update(`${misuse} ${name} ${seed} ${number}`).digest().readUInt32BE(),
  );
  const added = of(random, BEGINNING).sort((a, b) => a.at - b.at);
  const first = added[0]?.at ?? 0;
  const last = added.at(-1)?.at ?? 0;
  const watched = new Watched();
  const own = [...lifeOf(name, seed, number, 24 * 7)];
  for (const one of own.filter(({ at }) => at < first)) watched.see(one);
  const during = [...own.filter(({ at }) => at >= first && at <= last), ...added].sort((a, b) => a.at - b.at);
  // an alert is the misuse's only where it comes of one of its accesses, or of the owner's between them
  for (const one of during) if (watched.see(one).includes(rule)) return (one.at - first) / HOUR;
  return undefined;
}
