import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import { access, DAY, HOUR, MINUTE, naming, START } from "./accesses.js";
import { analyst, batchJob, type Life, service } from "./people.js";
import type { Random } from "./random.js";

/** Lives with what is hard for the rules about hours, places and single predictions. */

const isWeekend = (day: number): boolean => day % 7 > 4;
const inOrder = (accesses: readonly AccessSeen[]): AccessSeen[] => accesses.toSorted((a, b) => a.at - b.at);

function* burst(random: Random, from: number, minutes: number): Generator<AccessSeen> {
  for (let at = from; at < from + minutes * MINUTE; at += random.exponential(MINUTE / 2))
    yield access({ at: Math.round(at), address: "203.0.113.2" });
}

/** An analyst who works at night before a deadline, and on some Saturdays: every tenth week each. */
export function* overtime(random: Random, days: number): Generator<AccessSeen> {
  const extra: AccessSeen[] = [];
  for (let day = 0; day < days; day++) {
    const from = START + day * DAY;
    if (!isWeekend(day) && random.chance(0.02))
      extra.push(...burst(random, from + random.between(20, 23) * HOUR, random.between(60, 300)));
    if (day % 7 === 5 && random.chance(0.1))
      extra.push(...burst(random, from + random.between(9, 15) * HOUR, random.between(30, 120)));
  }
  yield* inOrder([...analyst(random, days), ...extra]);
}

/** Early, late and night shifts, one a week. */
export function* shifts(random: Random, days: number): Generator<AccessSeen> {
  const first = Math.floor(random.between(0, 3));
  for (let day = 0; day < days; day++) {
    if (isWeekend(day)) continue;
    const starts = 6 + 8 * ((first + Math.floor(day / 7)) % 3);
    for (let hour = 0; hour < 8; hour++)
      if (random.chance(0.7))
        yield* burst(random, START + day * DAY + (starts + hour + random.between(0, 0.5)) * HOUR, 10);
  }
}

/** A nightly job that starts hours late in one night of fifty. */
export function* lateJob(random: Random, days: number): Generator<AccessSeen> {
  let day = -1;
  let late = 0;
  for (const one of batchJob(random, days)) {
    const today = Math.floor((one.at - START) / DAY);
    if (today !== day) late = random.chance(0.02) ? random.between(2, 8) * HOUR : 0;
    day = today;
    yield { ...one, at: one.at + late };
  }
}

/** An analyst in trains on one day of ten: the network changes every four minutes, between two. */
export function* commuter(random: Random, days: number): Generator<AccessSeen> {
  let day = -1;
  let isMoving = false;
  let isElsewhere = false;
  let until = 0;
  for (const one of analyst(random, days)) {
    const today = Math.floor((one.at - START) / DAY);
    if (today !== day) isMoving = random.chance(0.1);
    day = today;
    if (isMoving && one.at > until) {
      isElsewhere = !isElsewhere;
      until = one.at + random.exponential(4 * MINUTE);
    }
    yield isMoving && isElsewhere && one.address !== null ? { ...one, address: "198.51.100.60" } : one;
  }
}

/** An analyst whose browser takes IPv4 or IPv6 at home, as it comes. */
export function* dualStack(random: Random, days: number): Generator<AccessSeen> {
  for (const one of analyst(random, days)) {
    const isHome = one.address?.startsWith("2001:") === true;
    yield isHome && random.chance(0.3) ? { ...one, address: "198.51.100.61" } : one;
  }
}

/** An analyst behind a NAT that takes one of four addresses for each connection. */
export function* natPool(random: Random, days: number): Generator<AccessSeen> {
  for (const one of analyst(random, days))
    yield { ...one, address: `192.0.2.${10 + Math.floor(random.between(0, 4))}` };
}

/** A service of two to twenty replicas, each with its address. */
export function* replicas(random: Random, days: number): Generator<AccessSeen> {
  const count = Math.floor(random.between(2, 21));
  for (const one of service(random, days))
    yield { ...one, address: `192.0.2.${20 + Math.floor(random.between(0, count))}` };
}

/** Shows twelve predictions on a wall, every five minutes; one is replaced each day. */
export function* wallboard(random: Random, days: number): Generator<AccessSeen> {
  const second = random.between(0, 200);
  for (let i = 0; i < days * 288; i++) {
    const shown = Array.from({ length: 12 }, (_, j) => `req-${Math.floor((i / 288 + j) / 12)}-${j}`);
    yield access({ at: START + i * 5 * MINUTE + Math.round(second * 1_000), ...naming(...shown) });
  }
}

/**
 * Works on cases: some new ones each day, each read in an hour or more, and again on the next days; one in fifty goes on for two
 * weeks.
 */
export function* caseworker(random: Random, days: number): Generator<AccessSeen> {
  const perDay = random.between(4, 10);
  const goesOn = random.between(0.3, 0.6);
  const all: AccessSeen[] = [];
  for (let day = 0, number = 0; day < days; day++) {
    if (isWeekend(day)) continue;
    for (let i = random.poisson(perDay); i > 0; i--, number++) {
      const until = random.chance(0.02) ? 14 : random.geometric(goesOn);
      for (let on = day; on < Math.min(days, day + until); on++) {
        if (isWeekend(on)) continue;
        for (let times = random.geometric(0.4); times > 0; times--)
          all.push(
            access({
              at: Math.round(START + on * DAY + random.between(8, 17) * HOUR),
              ...naming(`case-${number}`),
            }),
          );
      }
    }
  }
  yield* inOrder(all);
}

/** An analyst who puts a VPN on and off, for minutes, some times on one day of four. */
export function* vpnUser(random: Random, days: number): Generator<AccessSeen> {
  let day = -1;
  let isUsed = false;
  let isOn = false;
  let until = 0;
  for (const one of analyst(random, days)) {
    const today = Math.floor((one.at - START) / DAY);
    if (today !== day) isUsed = random.chance(0.25);
    day = today;
    if (one.at > until) {
      isOn = isUsed && !isOn;
      until = one.at + random.exponential((isOn ? 20 : 60) * MINUTE);
    }
    yield isOn ? { ...one, address: "198.51.100.62" } : one;
  }
}

/** An analyst whose phone serves as network, from another one of the carrier each time: an hour on one day of ten, with gaps. */
export function* mobile(random: Random, days: number): Generator<AccessSeen> {
  let until = 0;
  let from = 0;
  let day = -1;
  let network = 0;
  for (const one of analyst(random, days)) {
    const today = Math.floor((one.at - START) / DAY);
    if (today !== day && random.chance(0.1)) {
      from = one.at + random.between(0, 4) * HOUR;
      until = from + HOUR;
      network = Math.floor(random.between(0, 200));
    }
    day = today;
    const isMobile = one.at >= from && one.at < until && !random.chance(0.1);
    yield isMobile ? { ...one, address: `100.64.${network}.9` } : one;
  }
}

/** An analyst in another place and time zone for a week, every twentieth week. */
export function* traveller(random: Random, days: number): Generator<AccessSeen> {
  let week = -1;
  let shift = 0;
  const all: AccessSeen[] = [];
  for (const one of analyst(random, days)) {
    const now = Math.floor((one.at - START) / (7 * DAY));
    if (now !== week) shift = random.chance(0.05) ? Math.round(random.between(-9, 9)) : 0;
    week = now;
    all.push(shift === 0 ? one : { ...one, at: one.at - shift * HOUR, address: `192.88.${now % 200}.5` });
  }
  yield* inOrder(all);
}

/** An analyst who follows one decision for days, once in ten weeks, and looks at it some times on each. */
export function* follower(random: Random, days: number): Generator<AccessSeen> {
  const extra: AccessSeen[] = [];
  for (let day = 0; day < days; day++) {
    if (!random.chance(1 / 70)) continue;
    for (let on = day, last = day + random.geometric(0.8); on < Math.min(last, days); on++)
      for (let times = isWeekend(on) ? 0 : random.geometric(0.5); times > 0; times--)
        extra.push(
          access({
            at: Math.round(START + on * DAY + random.between(9, 17) * HOUR),
            address: "203.0.113.2",
            ...naming(`followed-${day}`),
          }),
        );
  }
  yield* inOrder([...analyst(random, days), ...extra]);
}

/** What each is, for the tables. */
export const HABITS = {
  overtime,
  shifts,
  lateJob,
  commuter,
  dualStack,
  natPool,
  vpnUser,
  mobile,
  traveller,
  replicas,
  wallboard,
  caseworker,
  follower,
} satisfies Record<string, Life>;
