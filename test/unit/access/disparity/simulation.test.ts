import { describe, expect, it } from "vitest";
import { alertsOf, BUDGET, FAIR, groupsOf, predictionsUntilFound } from "./simulation.js";

// docs/alerts.md has the figures of this seed and of more predictions. The parameters follow from the test's own level.
const SEED = 2_026;
const PREDICTIONS = 1_000_000;
const TIMEOUT_MS = 120_000;

describe("predictions in which nobody is below the ratio", () => {
  it.each(Object.entries(FAIR).filter(([name]) => name !== "repeated"))(
    "bring no alert in a million: %s",
    (_, population) => {
      expect(BUDGET).toBeLessThan(1);
      expect(alertsOf(population, SEED, PREDICTIONS)).toBe(0);
    },
    TIMEOUT_MS,
  );
});

describe("a group that is selected at half the rate of another one", () => {
  it.each([
    ["half of all", 0.5, 5_000],
    ["a fifth", 0.2, 10_000],
    ["a twentieth", 0.05, 10_000],
  ])(
    "is found where it is %s of the predictions",
    (_, share, within) => {
      for (let seed = 1; seed <= 10; seed++) {
        const population = groupsOf(["a", 1 - share, 0.4], ["b", share, 0.2]);
        expect(predictionsUntilFound(population, seed, 100_000)).toBeLessThanOrEqual(within);
      }
    },
    TIMEOUT_MS,
  );
});
