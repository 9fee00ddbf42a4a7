import { describe, expect, it } from "vitest";
import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import { twoPlaces } from "../../../../src/access/alerts/twoPlaces.js";
import { access, DAY, HOUR, MINUTE, START, WEEK } from "./accesses.js";
import { stepAll } from "./stepping.js";

const rule = twoPlaces("salt");
const HERE = "192.0.2.1";
const THERE = "198.51.100.7";
const ELSEWHERE = "203.0.113.9";

/** One access each ten minutes from 9 to 10 each day, from one address. */
function* steady(weeks: number): Generator<AccessSeen> {
  for (let day = 0; day < weeks * 7; day++)
    for (let i = 0; i < 6; i++) yield access({ at: START + day * DAY + 9 * HOUR + i * 10 * MINUTE });
}
const STEADY = stepAll(rule, steady(7)).state;
/** In the eighth week, one a minute, or so many minutes apart. */
const from = (addresses: readonly (string | null)[], apart = 1, day = 0) =>
  addresses.map((address, i) =>
    access({
      at: START + 7 * WEEK + day * DAY + 12 * HOUR + i * apart * MINUTE,
      key: `d${day}-${i}`,
      address,
    }),
  );
const byTurns = (count: number, one = HERE, other = THERE) =>
  Array.from({ length: count }, (_, i) => (i % 2 === 0 ? one : other));
const alertsOf = (...accesses: readonly (readonly AccessSeen[])[]) =>
  stepAll(rule, accesses.flat(), STEADY).found;

describe("TWO_PLACES", () => {
  it("tells of two networks by turns, and points at an access of each", () => {
    expect(alertsOf(from(byTurns(20)))).toEqual([
      {
        key: "d0-4",
        message:
          "used from two places by turns: 3 times back within 2 minutes, between networks that are not used together",
        evidence: { returns: 3, minutes: 2, weeks: 7 },
        accesses: ["d0-3"],
      },
    ]);
  });

  it("tells of one who is slow beside one who is busy", () => {
    const slow = Array.from({ length: 60 }, (_, i) => (i % 9 === 3 ? THERE : HERE));
    expect(alertsOf(from(slow))).toMatchObject([{ evidence: { returns: 3, minutes: 9 } }]);
  });

  it("takes a move for none, nor a VPN that is put on and off", () => {
    const move = [...Array<string>(6).fill(HERE), ...Array<string>(20).fill(THERE)];
    expect(alertsOf(from([...move, ...move, ...move]))).toEqual([]);
    expect(alertsOf(from([HERE, THERE, HERE, HERE]), from([HERE, THERE, HERE], 1, 1))).toEqual([]);
    expect(alertsOf(from(byTurns(60), 6))).toEqual([]);
    expect(alertsOf(from(Array.from({ length: 30 }, (_, i) => `192.0.${i}.1`)))).toEqual([]);
  });

  it("takes an IPv4 /24 and an IPv6 /48 for one place", () => {
    expect(alertsOf(from(Array.from({ length: 30 }, (_, i) => `192.0.2.${i % 2}`)))).toEqual([]);
    expect(alertsOf(from(byTurns(30, "2001:db8:1:1::1", "2001:db8:1:2::1")))).toEqual([]);
    expect(alertsOf(from(byTurns(30, "2001:db8:1::1", "2001:db8:2::1")))).toHaveLength(1);
  });

  it("takes for usual what was used within an hour on two earlier days, and finds a third network beside it", () => {
    const both = [0, 1].flatMap((day) => from([HERE, THERE], 30, day));
    expect(alertsOf(both.slice(0, 2), from(byTurns(20), 1, 1))).toHaveLength(1);
    expect(alertsOf(both, from(byTurns(20), 1, 2))).toEqual([]);
    expect(alertsOf(both, from(byTurns(20, HERE, ELSEWHERE), 1, 2))).toHaveLength(1);
  });

  it("learns who uses several networks at once", () => {
    const replicas = Array.from({ length: 20 * 7 }, (_, day) =>
      Array.from({ length: 40 }, (_, i) =>
        access({ at: START + day * DAY + i * MINUTE, address: `10.0.${(i * i + day) % 7}.1` }),
      ),
    );
    expect(stepAll(rule, replicas.flat()).found).toEqual([]);
  });

  it("tells of it once in half a year", () => {
    const later = (day: number) => from(byTurns(20, HERE, ELSEWHERE), 1, day);
    expect(alertsOf(from(byTurns(20)), later(30))).toHaveLength(1);
    expect(alertsOf(from(byTurns(20)), later(200))).toHaveLength(2);
  });

  it("says nothing in the first six weeks", () => {
    expect(stepAll(rule, from(byTurns(60))).found).toEqual([]);
    expect(stepAll(rule, [...steady(5), ...from(byTurns(20), 1, -14)]).found).toEqual([]);
  });

  it("passes over addresses that are not known, who showed no identity, and what is late", () => {
    expect(alertsOf(from(byTurns(60).map((one) => (one === THERE ? null : one))))).toEqual([]);
    const knocks = from(byTurns(60)).map((one): AccessSeen => {
      return one.address === THERE ? { ...one, outcome: "DENIED", code: "UNAUTHENTICATED" } : one;
    });
    expect(alertsOf(knocks)).toEqual([]);
    const late = from(byTurns(60)).map((one) =>
      one.address === THERE ? { ...one, at: one.at - 5 * MINUTE } : one,
    );
    expect(alertsOf(late)).toEqual([]);
  });
});
