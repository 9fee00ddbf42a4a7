import { describe, expect, it } from "vitest";
import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import { repeatedSubject } from "../../../../src/access/alerts/repeatedSubject.js";
import { access, DAY, HOUR, MINUTE, naming, refused, START, WEEK } from "./accesses.js";
import { stepAll } from "./stepping.js";

/** Twenty reports a day, each of a prediction of its own. */
function* reader(weeks: number): Generator<AccessSeen> {
  for (let day = 0; day < weeks * 7; day++)
    for (let i = 0; i < 20; i++)
      yield access({ at: START + day * DAY + 8 * HOUR + i * 25 * MINUTE, ...naming(`req-${day}-${i}`) });
}
/** Cases, each read on so many days in a row. */
function* cases(weeks: number, days: number): Generator<AccessSeen> {
  for (let day = 0; day < weeks * 7; day++)
    yield access({ at: START + day * DAY + 8 * HOUR, ...naming(`case-${Math.floor(day / days)}`) });
}
const READER = stepAll(repeatedSubject, reader(7)).state;
/** The same prediction, from the eighth week on, on so many days and so often on each. */
const again = (days: number, times = 1, given: Partial<AccessSeen> = naming("ann's")) =>
  Array.from({ length: days * times }, (_, i) =>
    access({
      at: START + 7 * WEEK + Math.floor(i / times) * DAY + 9 * HOUR + (i % times) * MINUTE,
      key: `again-${Math.floor(i / times)}-${i % times}`,
      ...given,
    }),
  );
const alertsOf = (accesses: readonly AccessSeen[], from = READER) =>
  stepAll(repeatedSubject, accesses, from).found;

describe("REPEATED_SUBJECT", () => {
  it("tells of one prediction that is read day after day, once, with its request id and the figures", () => {
    expect(alertsOf(again(12, 3))).toEqual([
      {
        key: "again-4-0",
        message: "one prediction read on 5 days within 5, where at most 1 is usual",
        evidence: { prediction: "ann's", days: 5, within: 5, mostDays: 1, threshold: 5, weeks: 7.57 },
        accesses: [],
      },
    ]);
  });

  it("finds it among others that are read meanwhile", () => {
    const others = [...reader(10)].filter(({ at }) => at >= START + 7 * WEEK);
    const mixed = [...again(14), ...others].sort((a, b) => a.at - b.at);
    expect(alertsOf(mixed)).toMatchObject([{ evidence: { prediction: "ann's" } }]);
  });

  it("counts days, not how often on each; and not what was refused or is no prediction", () => {
    expect(alertsOf(again(4, 200))).toEqual([]);
    expect(alertsOf(again(10, 2, { ...naming("ann's"), ...refused }))).toEqual([]);
    expect(alertsOf(again(10, 2, { facts: [{ kind: "ModelVersion", key: "m@1" }] }))).toEqual([]);
  });

  it("begins to count anew where it was not read for over a week, or after four weeks", () => {
    const pause = again(14).filter((_, i) => i < 4 || i > 11);
    expect(alertsOf(pause)).toEqual([]);
    const weekly = Array.from({ length: 20 }, (_, i) =>
      again(1).map((one) => ({ ...one, at: one.at + i * WEEK })),
    );
    expect(alertsOf(weekly.flat())).toEqual([]);
  });

  it("asks for over twice the days that this principal reads any", () => {
    const worker = stepAll(repeatedSubject, cases(7, 4)).state;
    const read = (days: number) => alertsOf(again(days), worker);
    expect(read(8)).toEqual([]);
    expect(read(9)).toMatchObject([{ evidence: { days: 9, mostDays: 4, threshold: 9 } }]);
  });

  it("learns what a monitor always reads", () => {
    const monitor = Array.from({ length: 30 * 168 }, (_, i) =>
      access({ at: START + i * HOUR, ...naming("canary", `req-${i}`) }),
    );
    expect(stepAll(repeatedSubject, monitor).found).toEqual([]);
  });

  it("takes for usual what an alert told of, for three to six months", () => {
    const other = (day: number) =>
      again(7, 1, naming("bob's")).map((one) => ({ ...one, at: one.at + day * DAY }));
    expect(alertsOf([...again(5), ...other(30)])).toHaveLength(1);
    expect(alertsOf([...again(5), ...other(200)])).toHaveLength(2);
  });

  it("says nothing in the first six weeks", () => {
    expect(stepAll(repeatedSubject, cases(5, 40)).found).toEqual([]);
  });

  it("passes over what is reported after readings of a later day", () => {
    const late = again(6).map((one) => ({ ...one, at: one.at - 6 * DAY }));
    expect(alertsOf([...again(1), ...late])).toEqual([]);
  });

  it("holds at most 64 predictions, and of none its request id", () => {
    const others = Array.from({ length: 300 }, (_, i) =>
      access({ at: START + 7 * WEEK + 2 * DAY + 10 * HOUR + i, ...naming(`x-${i}`) }),
    );
    const { state } = stepAll(repeatedSubject, [...again(3), ...others, ...again(4).slice(3)], READER);
    expect(state?.read.length).toBe(64);
    expect(JSON.stringify(state)).not.toContain("ann's");
    expect(JSON.stringify(state).length).toBeLessThan(900);
  });
});
