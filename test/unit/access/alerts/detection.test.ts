import { describe, expect, it } from "vitest";
import type { RuleName } from "../../../../src/access/alerts/alert.js";
import { DAY, refused, START, WEEK } from "./accesses.js";
import { type Attack, minutesUntilFound, scraper, stolenKey } from "./attack.js";
import { type Kind, lifeOf, run } from "./simulation.js";

const TIMEOUT_MS = 120_000;

/** The minutes until each of so many principals' thieves was found, the soonest first. */
function found(attack: Attack, kind: Kind, principals: number): number[] {
  const hour = kind === "batchJob" ? 3 : 11;
  return Array.from({ length: principals }, (_, number) => minutesUntilFound(attack, kind, number, hour))
    .filter((minutes) => minutes !== undefined)
    .sort((a, b) => a - b);
}

// docs/alerts.md has the figures of forty principals of each kind, of which these are the first
describe("a stolen key that is used at ten times the usual rate", () => {
  it.each<[Kind, number, number, number]>([
    ["dashboard", 3, 3, 5],
    ["batchJob", 5, 5, 10],
    ["service", 5, 5, 10],
    ["auditor", 20, 18, 16],
    ["analyst", 20, 20, 105],
    ["onCall", 20, 12, 15],
  ])(
    "is found of %s: of %d at least %d, within %d minutes",
    (kind, principals, least, within) => {
      const minutes = found(stolenKey, kind, principals);
      expect(minutes.length).toBeGreaterThanOrEqual(least);
      expect(minutes.at(-1)).toBeLessThan(within);
    },
    TIMEOUT_MS,
  );
});

describe("a scraper that reads twenty times the usual predictions", () => {
  it.each<[Kind, number, number, number]>([
    ["dashboard", 3, 3, 20],
    ["batchJob", 5, 5, 40],
    ["service", 5, 5, 90],
    ["auditor", 20, 19, 165],
    ["analyst", 20, 14, 170],
    ["onCall", 20, 9, 150],
  ])(
    "is found of %s: of %d at least %d, within %d minutes",
    (kind, principals, least, within) => {
      const minutes = found(scraper, kind, principals);
      expect(minutes.length).toBeGreaterThanOrEqual(least);
      expect(minutes.at(-1)).toBeLessThan(within);
    },
    TIMEOUT_MS,
  );
});

describe("what stays becomes the usual", () => {
  const CHANGE = START + 2 * WEEK;

  /** The alerts of one that does so many times as much from the third week on. */
  function alertsOfGrowth(times: number) {
    function* grown() {
      for (const one of lifeOf("dashboard", 3, 0, 21))
        for (let i = 0; i < (one.at < CHANGE ? 1 : times); i++) yield one;
    }
    const { alerts } = run(grown());
    const ofRule = (name: RuleName) => alerts.filter(({ rule }) => rule === name);
    const last = alerts.at(-1)?.access.at ?? 0;
    return {
      requestRate: ofRule("REQUEST_RATE").length,
      bulkReading: ofRule("BULK_READING").length,
      days: (last - CHANGE) / DAY,
    };
  }

  it(
    "of a dashboard that does five or ten times as much, after some alerts",
    () => {
      const five = alertsOfGrowth(5);
      expect(five.requestRate).toBeLessThanOrEqual(3);
      expect(five.bulkReading).toBeLessThanOrEqual(7);
      expect(five.days).toBeLessThan(1);
      const ten = alertsOfGrowth(10);
      expect(ten.requestRate).toBeLessThanOrEqual(6);
      expect(ten.bulkReading).toBeLessThanOrEqual(15);
      expect(ten.days).toBeLessThan(3);
    },
    TIMEOUT_MS,
  );

  it(
    "of one that begins to be refused each minute",
    () => {
      function* breaking() {
        for (const one of lifeOf("dashboard", 3, 0, 21)) {
          yield one;
          if (one.at >= CHANGE && one.fields.includes("predictions")) yield { ...one, ...refused };
        }
      }
      const { alerts } = run(breaking());
      expect(new Set(alerts.map(({ rule }) => rule))).toEqual(new Set(["REPEATED_DENIALS"]));
      expect(alerts.length).toBeLessThanOrEqual(2);
    },
    TIMEOUT_MS,
  );
});
