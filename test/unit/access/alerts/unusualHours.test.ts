import { describe, expect, it } from "vitest";
import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import { unusualHours } from "../../../../src/access/alerts/unusualHours.js";
import { access, DAY, HOUR, MINUTE, refused, START, WEEK } from "./accesses.js";
import { stepAll } from "./stepping.js";

/** Each hour from 8 to 17 UTC on workdays, so many weeks. */
function* office(weeks: number, shift = 0): Generator<AccessSeen> {
  for (let day = 0; day < weeks * 7; day++)
    for (let hour = 8; hour < 18 && day % 7 < 5; hour++)
      yield access({ at: START + day * DAY + (hour + shift) * HOUR + 20 * MINUTE });
}
const OFFICE = stepAll(unusualHours, office(7)).state;
/** So many accesses in the eighth week, so many days after Monday. */
const at = (day: number, hour: number, count = 5, given: Partial<AccessSeen> = {}) =>
  Array.from({ length: count }, (_, i) =>
    access({
      at: START + 7 * WEEK + day * DAY + hour * HOUR + i * MINUTE,
      key: `late-${day}-${hour}-${i}`,
      ...given,
    }),
  );
const alertsAt = (...accesses: readonly (readonly AccessSeen[])[]) =>
  stepAll(unusualHours, accesses.flat(), OFFICE).found;

describe("UNUSUAL_HOURS", () => {
  it("tells of five accesses at night, with the figures that decided", () => {
    expect(alertsAt(at(1, 3))).toEqual([
      {
        key: "late-1-3-4",
        message:
          "5 accesses at unusual hours, the last one after 03:00 UTC, 5 hours from any hour at which it was active in the last half year",
        evidence: {
          hour: "2026-10-20T03:00:00.000Z",
          accesses: 5,
          hoursAway: 5,
          usualHours: 10,
          weeks: 7.14,
        },
        accesses: [],
      },
    ]);
  });

  it("counts hours around the clock, and refusals of who is known", () => {
    expect(alertsAt(at(1, 21))).toHaveLength(1);
    expect(alertsAt(at(1, 3, 1, { ...refused, count: 5 }))).toHaveLength(1);
  });

  it("tells of nothing up to three hours from what is usual, on whatever day of the week", () => {
    expect(alertsAt(at(1, 5), at(1, 20), at(5, 11), at(6, 16))).toEqual([]);
  });

  it("tells of nothing where the clocks are changed", () => {
    const moved = (shift: number) => [...office(9, shift)].filter((one) => one.at >= START + 7 * WEEK);
    expect(stepAll(unusualHours, moved(-1), OFFICE).found).toEqual([]);
    expect(stepAll(unusualHours, moved(1), OFFICE).found).toEqual([]);
  });

  it("tells of nothing for a few accesses in a night", () => {
    expect(alertsAt(at(1, 2, 4), at(2, 2, 4), at(3, 2, 4))).toEqual([]);
    expect(alertsAt(at(1, 23, 3), at(2, 1, 2))).toHaveLength(1);
  });

  it("finds who stays through one evening into the night", () => {
    const evening = Array.from({ length: 9 }, (_, i) => at(1, 18 + i));
    expect(alertsAt(...evening)).toMatchObject([{ key: "late-1-21-4" }]);
  });

  it("tells once in a week, and then knows the hour", () => {
    expect(alertsAt(at(1, 1), at(1, 23), at(2, 2), at(4, 22))).toHaveLength(1);
    expect(alertsAt(at(1, 2), at(30, 2), at(100, 2))).toHaveLength(1);
    // an hour that nobody used for half a year is forgotten
    const later = [...office(40)].filter((one) => one.at >= START + 7 * WEEK);
    const mixed = [...at(1, 2), ...later, ...at(232, 2)].sort((a, b) => a.at - b.at);
    expect(stepAll(unusualHours, mixed, OFFICE).found).toHaveLength(2);
  });

  it("finds nothing in what runs round the clock, or at any hour", () => {
    const hourly = Array.from({ length: 20 * 168 }, (_, i) => access({ at: START + i * HOUR, count: 5 }));
    expect(stepAll(unusualHours, hourly).found).toEqual([]);
    const anytime = Array.from({ length: 200 }, (_, i) => access({ at: START + i * 53 * HOUR, count: 5 }));
    expect(stepAll(unusualHours, anytime).found).toEqual([]);
  });

  it("says nothing in the first six weeks, nor of who was there on fewer than twenty days", () => {
    const night = at(-15, 3);
    expect(stepAll(unusualHours, [...office(5), ...night]).found).toEqual([]);
    const seldom = Array.from({ length: 19 }, (_, i) => access({ at: START + i * 3 * DAY + 9 * HOUR }));
    expect(stepAll(unusualHours, [...seldom, ...at(14, 2)]).found).toEqual([]);
    expect(stepAll(unusualHours, [...seldom, ...at(12, 10, 1), ...at(14, 2)]).found).toHaveLength(1);
  });

  it("neither learns from nor tells of who showed no identity", () => {
    const knock = { outcome: "DENIED", code: "UNAUTHENTICATED" } as const;
    expect(alertsAt(at(1, 3, 9, knock))).toEqual([]);
    expect(alertsAt(at(1, 3, 9, knock), at(2, 3))).toHaveLength(1);
  });

  it("learns what is reported after accesses of a later day, and does not test it", () => {
    const { found, state } = stepAll(unusualHours, [...at(2, 9, 1), ...at(1, 3)], OFFICE);
    expect(found).toEqual([]);
    expect(stepAll(unusualHours, at(3, 3), state).found).toEqual([]);
  });
});
