import { describe, expect, it } from "vitest";
import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import type { Anomaly } from "../../../../src/access/alerts/alertRule.js";
import { repeatedDenials } from "../../../../src/access/alerts/repeatedDenials.js";
import { access, DAY, HOUR, MINUTE, refused, START } from "./accesses.js";

type State = ReturnType<typeof repeatedDenials.step>["state"];

function anomalies(accesses: Iterable<AccessSeen>, from: State | null = null) {
  let state = from;
  const found: (Anomaly & { readonly at: number })[] = [];
  for (const one of accesses) {
    const step = repeatedDenials.step(state, one);
    state = step.state;
    if (step.anomaly !== undefined) found.push({ ...step.anomaly, at: one.at });
  }
  return { found, state };
}
const refusals = (
  count: number,
  every: number,
  given: Partial<AccessSeen> = {},
  from = START,
): AccessSeen[] =>
  Array.from({ length: count }, (_, i) =>
    access({ at: from + i * every, key: `r-${i}`, ...refused, ...given }),
  );

describe("REPEATED_DENIALS", () => {
  it("finds the fifth refusal within ten minutes of a principal who is new", () => {
    const from = START + 3 * MINUTE;
    const { found } = anomalies(refusals(10, 6_000, {}, from));
    expect(found).toMatchObject([
      {
        at: from + 4 * 6_000,
        message: "5 refusals within 10 minutes, where 0.05 are usual",
        evidence: { count: 5, threshold: 5, expectedMean: 0.05, windows: 0 },
        accesses: ["r-0", "r-1", "r-2", "r-3", "r-4"],
      },
    ]);
  });

  it("finds nothing where there are four, or fewer in each ten minutes", () => {
    expect(anomalies(refusals(4, 6_000)).found).toEqual([]);
    expect(anomalies(refusals(60, 3 * MINUTE)).found).toEqual([]);
  });

  it.each([
    ["of a mistake", { code: "BAD_USER_INPUT" }],
    ["of an invalid query", { code: "GRAPHQL_VALIDATION_FAILED" }],
    ["of too much", { code: "LIMIT_EXCEEDED" }],
    ["of another content", { code: "CONFLICT" }],
    ["that was allowed", { outcome: "ALLOWED", code: null }],
  ] as const)("does not count what was refused because %s", (_, given) => {
    expect(anomalies(refusals(50, 1_000, given)).found).toEqual([]);
  });

  it.each([
    ["without an identity", { code: "UNAUTHENTICATED" }],
    ["of another system, which gives no code", { code: null, system: "registry" }],
  ])("counts refusals %s", (_, given) => {
    expect(anomalies(refusals(5, 1_000, given)).found).toHaveLength(1);
  });

  it("counts refusals that were put together as many", () => {
    const { found } = anomalies(refusals(1, 0, { count: 400, code: "UNAUTHENTICATED" }));
    expect(found).toMatchObject([{ evidence: { count: 400, threshold: 5 }, accesses: ["r-0"] }]);
  });

  it("has a higher threshold for who is refused each minute, and finds what is beyond that", () => {
    const broken = anomalies(refusals(3 * 1_440, MINUTE));
    expect(broken.found.every(({ at }) => at < START + DAY)).toBe(true);
    const more = anomalies(refusals(60, 5_000, {}, START + 3 * DAY), broken.state).found;
    expect(more).toHaveLength(1);
    expect(Number(more[0]?.evidence.threshold)).toBeGreaterThan(20);
  });

  it("finds five refusals of somebody who worked for weeks without one", () => {
    const work = Array.from({ length: 4_000 }, (_, i) => access({ at: START + i * 5 * MINUTE }));
    const { state } = anomalies(work);
    const { found } = anomalies(refusals(7, 10_000, {}, START + 15 * DAY), state);
    expect(found).toMatchObject([{ evidence: { count: 5 } }]);
  });

  it("says so once an hour, with the latest sixteen accesses", () => {
    const { found } = anomalies(refusals(3 * 360, 10_000, { code: "UNAUTHENTICATED" }));
    const times = found.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(0);
    expect(times.every((at, i) => i === 0 || at - (times[i - 1] ?? 0) >= HOUR)).toBe(true);
    const many = anomalies(refusals(1, 0, { count: 2 }), anomalies(refusals(3, 1_000)).state).found;
    expect(many).toHaveLength(1);
  });
});
