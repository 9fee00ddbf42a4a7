import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalTime } from "../../../src/facts/time.js";

describe("canonicalTime", () => {
  it.each([
    ["2026-11-21T22:00:00Z", "2026-11-21T22:00:00.000Z", "a time without a fraction"],
    ["2026-11-21T22:00:00.5Z", "2026-11-21T22:00:00.500Z", "tenths"],
    ["2026-11-21T22:00:00.123999Z", "2026-11-21T22:00:00.123Z", "microseconds, cut"],
    ["2026-11-21T22:00:00.9999999999Z", "2026-11-21T22:00:00.999Z", "more digits than a float holds, cut"],
    ["2026-11-21", "2026-11-21T00:00:00.000Z", "a date, which is its start in UTC"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z", "29 February of a leap year, as a date"],
    ["2026-11-21T22:00:00+01:30", "2026-11-21T20:30:00.000Z", "an offset"],
    ["2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.000Z", "an offset over the turn of the year"],
    ["2026-11-21T22:00:00-00:00", "2026-11-21T22:00:00.000Z", "the unknown offset"],
    ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z", "29 February of a leap year"],
    ["2000-02-29T12:00:00Z", "2000-02-29T12:00:00.000Z", "29 February of a century that is a leap year"],
    ["0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z", "the first time there is"],
    ["0000-02-29T00:00:00Z", "0000-02-29T00:00:00.000Z", "29 February of the year 0, a leap year"],
    ["0004-02-29T00:00:00Z", "0004-02-29T00:00:00.000Z", "29 February of the year 4"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z", "the last time there is"],
  ])("%s is %s (%s)", (text, canonical) => {
    expect(canonicalTime(text)).toBe(canonical);
  });

  it.each([
    ["2026-02-30T12:00:00Z", "30 February"],
    ["2026-02-29T12:00:00Z", "29 February of a common year"],
    ["1900-02-29T12:00:00Z", "29 February of a century that is none"],
    ["2026-04-31T12:00:00Z", "31 April"],
    ["2026-13-01T12:00:00Z", "a 13th month"],
    ["2026-00-01T12:00:00Z", "a month 0"],
    ["2026-01-00T12:00:00Z", "a day 0"],
    ["2026-11-21T24:00:00Z", "hour 24"],
    ["2026-11-21T22:60:00Z", "minute 60"],
    ["2016-12-31T23:59:60Z", "a leap second"],
    ["2026-11-21T22:00:00+24:00", "an offset of a day"],
    ["2026-11-21T22:00:00", "no offset"],
    ["2026-11-21 22:00:00Z", "a space for the T"],
    ["2026-11-21t22:00:00z", "lower-case letters"],
    ["2026-02-30", "30 February, as a date"],
    ["2026-11-21Z", "a date with an offset"],
    ["2026-11", "a month"],
    ["2026-11-21T22:00:00.Z", "a point without digits"],
    ["2026-11-21T22:00:00Z\n", "a line break after it"],
    ["+002026-11-21T22:00:00Z", "a year of six digits"],
    ["0000-01-01T00:00:00+00:01", "before the year 0 in UTC"],
    ["9999-12-31T23:59:59-00:01", "after the year 9999 in UTC"],
    ["yesterday", "words"],
    ["", "nothing"],
  ])("%s is refused: %s", (text) => {
    expect(canonicalTime(text)).toBeUndefined();
  });

  const time = fc.date({
    min: new Date("0000-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  });

  it("leaves a canonical time as it is", () => {
    fc.assert(fc.property(time, (date) => canonicalTime(date.toISOString()) === date.toISOString()));
  });

  it("orders texts as the times they name", () => {
    fc.assert(
      fc.property(time, time, (a, b) => {
        const [first, second] = [canonicalTime(a.toISOString()), canonicalTime(b.toISOString())];
        return first !== undefined && second !== undefined && first < second === a < b;
      }),
    );
  });
});
