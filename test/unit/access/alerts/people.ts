import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import { access, DAY, HOUR, listing, MINUTE, naming, refused, START } from "./accesses.js";
import type { Random } from "./random.js";

/** The accesses of one principal over so many days, in order. */
export type Life = (random: Random, days: number) => Generator<AccessSeen>;

const isWeekend = (day: number): boolean => day % 7 > 4;
const start = (day: number, hour: number): number => START + day * DAY + hour * HOUR;

/** Requests that come at random, so many a minute on average. */
function* requests(
  random: Random,
  from: number,
  minutes: number,
  perMinute: number,
  what: (at: number) => AccessSeen,
): Generator<AccessSeen> {
  for (let at = from; at < from + minutes * MINUTE; at += random.exponential(MINUTE / perMinute))
    yield what(Math.round(at));
}

/** Refused, tried again, and given up at some time. */
function* refusals(random: Random, at: number): Generator<AccessSeen> {
  const tries = random.geometric(0.3);
  for (let i = tries; i > 0; i--) yield access({ at: Math.round(at - i * 9_000), ...refused });
}

const somePrediction = (random: Random) => naming(`req-${Math.floor(random.next() * 1e6)}`);

interface Habits {
  readonly firstDay: number;
  readonly sessionsADay: number;
  /** Of a session, to begin with a mistake that is refused. */
  readonly mistakes: number;
}

/** Works in bursts on workdays from 8 to 18: long and short ones, fast and slow ones; at times lists pages. */
const office = ({ firstDay, sessionsADay, mistakes }: Habits): Life =>
  function* (random, days) {
    const pace = random.lognormal(3, 0.4);
    const reads = random.between(0.05, 0.35);
    const perDay = sessionsADay * random.between(0.75, 1.25);
    const places = new Places(random);
    for (let day = firstDay; day < days; day++) {
      if (isWeekend(day) || random.chance(0.08)) continue;
      const hours = Array.from({ length: random.poisson(perDay) }, () => random.between(8, 18)).sort(
        (a, b) => a - b,
      );
      const address = places.of(day);
      let until = 0;
      for (const hour of hours) {
        const from = start(day, hour);
        if (from < until) continue;
        const minutes = Math.min(120, random.lognormal(10, 0.9));
        const perMinute = random.lognormal(pace, 0.6);
        until = from + minutes * MINUTE;
        if (random.chance(mistakes)) yield* refusals(random, from);
        let pages = random.chance(0.3) ? random.geometric(0.75) : 0;
        const turns = 4 / (minutes * perMinute);
        yield* requests(random, from, minutes, perMinute, (at) => {
          const isPage = pages > 0 && random.chance(turns);
          if (isPage) pages--;
          const reading = random.chance(reads) ? somePrediction(random) : {};
          return access({ at, address, ...reading, ...(isPage ? listing(50) : {}) });
        });
      }
    }
  };

/** The office, the VPN on some days, and a home that is given another address now and then. */
class Places {
  readonly #random: Random;
  readonly #office: string;
  #home: string;

  constructor(random: Random) {
    this.#random = random;
    this.#office = `203.0.113.${Math.floor(random.between(1, 5))}`;
    this.#home = this.#newHome();
  }

  of(day: number): string {
    if (this.#random.chance(0.05)) this.#home = this.#newHome();
    if (this.#random.chance(0.25)) return this.#home;
    return day > 8 && this.#random.chance(0.2) ? "198.51.100.7" : this.#office;
  }

  #newHome(): string {
    return `2001:db8:${Math.floor(this.#random.next() * 65_536).toString(16)}:1::17`;
  }
}

export const analyst = office({ firstDay: 0, sessionsADay: 4.5, mistakes: 0.01 });
/** Comes in the middle, works much and makes mistakes. */
export const intern = office({ firstDay: 10, sessionsADay: 6, mistakes: 0.02 });

/** Reads one report after the other, on some days, with little haste. */
export function* auditor(random: Random, days: number): Generator<AccessSeen> {
  for (let day = 0; day < days; day++) {
    if (isWeekend(day) || random.chance(0.5)) continue;
    let hour = random.between(8, 11);
    for (let i = random.chance(0.5) ? 2 : 1; i > 0; i--) {
      const from = start(day, hour);
      const minutes = random.lognormal(40, 0.5);
      if (random.chance(0.02)) yield* refusals(random, from);
      yield* requests(random, from, minutes, random.lognormal(1, 0.4), (at) =>
        access({ at, ...(random.chance(0.6) ? somePrediction(random) : {}) }),
      );
      hour += minutes / 60 + random.between(0.5, 2.5);
    }
  }
}

/** Nothing for days, then a burst, at any hour. */
export function* onCall(random: Random, days: number): Generator<AccessSeen> {
  let from = START + random.exponential(4 * DAY);
  while (from < START + days * DAY) {
    const minutes = 15 + random.exponential(30);
    const address = random.chance(0.2) ? "192.0.2.99" : "198.51.100.7";
    yield* requests(random, from, minutes, random.lognormal(4, 0.5), (at) =>
      access({ at, address, ...(random.chance(0.4) ? somePrediction(random) : {}) }),
    );
    from += minutes * MINUTE + random.exponential(4 * DAY);
  }
}

/** Asks one to three things each minute, day and night; one of them is refused each time where it is broken. */
const polling = (isBroken: boolean): Life =>
  function* (random, days) {
    const queries = Math.floor(random.between(1, 3));
    const second = random.between(0, 50);
    for (let minute = 0; minute < days * 1_440; minute++) {
      const at = START + minute * MINUTE + Math.round(second * 1_000 + random.between(0, 2_000));
      yield access({ at, ...listing(50) });
      for (let i = 1; i < queries; i++) yield access({ at: at + 200 * i });
      if (isBroken) yield access({ at: at + 900, ...refused });
    }
  };
export const dashboard = polling(false);
export const brokenDashboard = polling(true);

/** Reads what one night's job needs: as much as usual, give or take 30 percent, at about the same time. */
export function* batchJob(random: Random, days: number): Generator<AccessSeen> {
  const size = random.lognormal(800, 0.4);
  const hour = random.between(0, 6);
  for (let day = 0; day < days; day++) {
    const minutes = Math.max(10, size * (1 + 0.3 * random.normal())) / 30;
    const perMinute = random.between(27, 33);
    const from = start(day, hour) + random.between(0, 10) * MINUTE;
    yield* requests(random, from, minutes, perMinute, (at) => access({ at, ...somePrediction(random) }));
  }
}

/** Follows its own users: most at noon, a tenth at night, a fifth at weekends, more or less busy for hours on end. */
export function* service(random: Random, days: number): Generator<AccessSeen> {
  const peak = random.lognormal(3, 0.5);
  let mood = 0;
  for (let minute = 0; minute < days * 1_440; minute += 5) {
    const day = Math.floor(minute / 1_440);
    const curve = 0.1 + 0.9 * Math.exp(-((((minute / 60) % 24) - 13) ** 2) / 18);
    mood = 0.97 * mood + 0.06 * random.normal();
    const perMinute = peak * curve * (isWeekend(day) ? 0.2 : 1) * Math.exp(mood);
    const from = START + minute * MINUTE;
    const times = Array.from({ length: random.poisson(5 * perMinute) }, () => random.between(0, 5 * MINUTE));
    for (const time of times.sort((a, b) => a - b)) {
      const reading = random.chance(0.5) ? naming(`req-${Math.floor(random.next() * 5_000)}`) : {};
      yield access({ at: Math.round(from + time), ...reading });
    }
  }
}
