import { describe, expect, it } from "vitest";
import { patternId, stepPatterns } from "../../../../src/access/alerts/patterns.js";
import { access, refused, START } from "./accesses.js";
import { run, SALT } from "./simulation.js";

const tries = (principal: string, count: number, from = 0) =>
  Array.from({ length: count }, (_, i) =>
    access({ principal, at: START + (from + i) * 1_000, key: `${principal}-${from + i}`, ...refused }),
  );
const fails = (_: unknown, error: unknown) => {
  throw error;
};

describe("the rules over accesses of many", () => {
  it("go on from what was remembered of each principal, and mix no two", () => {
    const first = stepPatterns([...tries("ann", 3), ...tries("bob", 4)], new Map(), SALT, fails);
    expect(first.alerts).toEqual([]);
    const stored = new Map(first.patterns.map(({ id, state }) => [id, state]));
    const { alerts, patterns } = stepPatterns(
      [...tries("bob", 1, 4), ...tries("ann", 1, 3)],
      stored,
      SALT,
      fails,
    );
    expect(alerts.map((alert) => alert.access.key)).toEqual(["bob-4"]);
    expect(patterns.map(({ state }) => JSON.parse(state))).toEqual([
      run(tries("bob", 5)).pattern,
      run(tries("ann", 4)).pattern,
    ]);
  });

  it("take a principal of two systems for two", () => {
    const one = access({ at: START });
    expect(patternId({ ...one, system: "registry" })).not.toBe(patternId(one));
    expect(patternId({ ...one, system: "a", principal: "b c" })).not.toBe(
      patternId({ ...one, system: "a b", principal: "c" }),
    );
  });

  it("pass over an access that a rule fails on, and say so", () => {
    const [bad, ...others] = tries("ann", 6);
    if (bad === undefined) throw new Error("there are six");
    const told: string[] = [];
    const { alerts } = stepPatterns(
      [{ ...bad, at: Number.NaN }, ...others],
      new Map([[patternId(bad), "{"]]),
      SALT,
      ({ key }) => told.push(key),
    );
    expect(told).toHaveLength(6);
    expect(alerts).toEqual([]);
  });
});
