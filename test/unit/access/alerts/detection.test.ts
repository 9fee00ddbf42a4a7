import { describe, expect, it } from "vitest";
import { type Attack, minutesUntilFound, scraper, stolenKey } from "./attack.js";
import type { Kind } from "./simulation.js";

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
