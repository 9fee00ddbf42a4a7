import { describe, expect, it } from "vitest";
import { falseAlarms, HABIT_RULES, hoursUntilFound, type LifeName } from "./habitSimulation.js";

/** That of the figures in docs/alerts.md, which are of more principals. The parameters were chosen with another one. */
const SEED = 2_027;
const TIMEOUT_MS = 180_000;

describe("a year of principals who do nothing wrong", () => {
  it.each<[string, number, readonly LifeName[]]>([
    ["go on as ever", 0.01, ["auditor", "onCall", "caseworker", "shifts", "vpnUser", "dualStack"]],
    ["once in a while do what is unusual", 0.02, ["overtime", "traveller", "commuter", "mobile", "follower"]],
  ])(
    "and who %s brings at most %d alerts of a rule of habit in a week",
    (_, most, kinds) => {
      const measured = kinds.map((kind) => falseAlarms(kind, 2, SEED));
      const weeks = measured.reduce((sum, one) => sum + one.weeks, 0);
      expect(weeks).toBeGreaterThan(450);
      for (const rule of HABIT_RULES) {
        const alerts = measured.reduce((sum, one) => sum + one.alerts[rule], 0);
        expect(alerts / weeks, rule).toBeLessThanOrEqual(most);
      }
    },
    TIMEOUT_MS,
  );
});

describe("misuse beside an owner's own use", () => {
  it.each<[LifeName, readonly string[]]>([
    ["auditor", ["night", "farAway", "curious"]],
    ["analyst", ["night", "farAway", "elsewhere", "curious"]],
  ])(
    "of the kind %s is found: %j",
    (kind, misuses) => {
      for (const number of [0, 1, 2]) {
        const found = hoursUntilFound(kind, SEED, number);
        for (const misuse of misuses)
          expect(found.get(misuse), `${misuse} of ${number}`).toBeLessThan(14 * 24);
      }
    },
    TIMEOUT_MS,
  );
});
