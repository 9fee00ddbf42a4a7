import { describe, expect, it } from "vitest";
import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import { accessRules, type Pattern } from "../../../../src/access/alerts/index.js";
import { access, DAY, HOUR, listing, MINUTE, naming, refused, START, WEEK } from "./accesses.js";
import { lifeOf, run, SALT } from "./simulation.js";

describe("the rules", () => {
  const life = [...lifeOf("auditor", 5, 0, 21)];
  const thief = Array.from({ length: 3_600 }, (_, i) =>
    access({
      at: START + 3 * WEEK + 10 * HOUR + i * 1_000,
      key: `t-${i}`,
      address: "198.51.100.200",
      ...(i % 3 === 0 ? refused : naming(`x-${i}`)),
    }),
  );
  const all = [...life, ...thief];

  it("find each what it looks for", () => {
    const { alerts } = run(thief, run(life).pattern);
    expect(alerts.map(({ rule }) => rule).toSorted()).toEqual([
      "BULK_READING",
      "NEW_ADDRESS",
      "REPEATED_DENIALS",
      "REQUEST_RATE",
    ]);
  });

  it("find the same again from the same accesses", () => {
    expect(run(all)).toEqual(run(all));
  });

  it("find the same where what they remember was written down as JSON in between", () => {
    const step = accessRules(SALT);
    let text = JSON.stringify(null);
    const found = all.slice(-1_500).flatMap((one) => {
      const before: Pattern | null = JSON.parse(text);
      const { pattern, alerts } = step(before, one);
      text = JSON.stringify(pattern);
      return alerts;
    });
    const { pattern, alerts } = run(all.slice(-1_500));
    expect(found).toEqual(alerts);
    expect(JSON.parse(text)).toEqual(pattern);
  });

  it("say no address, in an alert or in what they remember", () => {
    const { pattern, alerts } = run(all);
    const addresses = new Set(all.flatMap(({ address }) => address ?? []));
    const said = JSON.stringify([pattern, alerts.map(({ anomaly }) => anomaly)]);
    for (const address of addresses) expect(said).not.toContain(address);
  });

  it("remember at most 16 KB of a principal, whatever it does", () => {
    const key = (i: number) => `${i}`.padEnd(512, "k");
    function* worst(): Generator<AccessSeen> {
      for (let i = 0; i < 6_000; i++)
        yield access({
          at: START + i * 7 * MINUTE - (i % 3) * DAY,
          key: key(i),
          address: `2001:db8:${i.toString(16)}::1`,
          count: 123_456_789 + i,
          ...naming(...Array.from({ length: 16 }, (_, j) => `req-${i}-${j}`)),
          ...(i % 3 === 0 ? listing(987_654) : {}),
          ...(i % 2 === 0 ? refused : {}),
        });
    }
    /** In the order of time, from ever other networks by turns, and new predictions each day. */
    function* inOrder(): Generator<AccessSeen> {
      for (let i = 0; i < 6_000; i++)
        yield access({
          at: START + i * 10 * MINUTE,
          key: key(i).slice(0, 128),
          address: `10.${i % 5}.${Math.floor(i / 50)}.1`,
          ...naming(`req-${i}`),
        });
    }
    const largest = new Map<string, number>();
    for (const pattern of [run(worst()).pattern, run(inOrder()).pattern])
      for (const [rule, state] of Object.entries(pattern ?? {}))
        largest.set(rule, Math.max(largest.get(rule) ?? 0, JSON.stringify({ [rule]: state }).length));
    expect(largest.size).toBe(7);
    expect([...largest.values()].reduce((sum, length) => sum + length)).toBeLessThan(16_384);
  });

  it("go on from what was remembered before there were so many of them", () => {
    const { pattern } = run(life);
    if (pattern === null) throw new Error("an auditor accesses something");
    const { requestRate, newAddress, repeatedDenials, bulkReading } = pattern;
    const old: Pattern = JSON.parse(
      JSON.stringify({ requestRate, newAddress, repeatedDenials, bulkReading }),
    );
    expect(run(thief, old).alerts).toEqual(run(thief, pattern).alerts);
    expect(run(thief, old).pattern).toMatchObject({
      unusualHours: { days: [expect.any(Number)] },
      twoPlaces: { recent: [[expect.any(String), expect.any(Number)]] },
      repeatedSubject: { read: expect.arrayContaining([expect.any(String)]) },
    });
  });
});
