import { describe, expect, it } from "vitest";
import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import type { Anomaly } from "../../../../src/access/alerts/alertRule.js";
import { requestRate } from "../../../../src/access/alerts/requestRate.js";
import { access, DAY, HOUR, MINUTE, START, WEEK } from "./accesses.js";

type State = ReturnType<typeof requestRate.step>["state"];

function anomalies(accesses: Iterable<AccessSeen>, from: State | null = null) {
  let state = from;
  const found: (Anomaly & { readonly at: number })[] = [];
  for (const one of accesses) {
    const step = requestRate.step(state, one);
    state = step.state;
    if (step.anomaly !== undefined) found.push({ ...step.anomaly, at: one.at });
  }
  return { found, state };
}
function* every(ms: number, from: number, to: number): Generator<AccessSeen> {
  for (let at = from; at < to; at += ms) yield access({ at });
}

/** Two requests a minute by day, one each four minutes by night. */
function* service(days: number): Generator<AccessSeen> {
  for (let day = 0; day < days; day++) {
    const start = START + day * DAY;
    yield* every(4 * MINUTE, start, start + 7 * HOUR);
    yield* every(MINUTE / 2, start + 7 * HOUR, start + 19 * HOUR);
    yield* every(4 * MINUTE, start + 19 * HOUR, start + DAY);
  }
}

describe("REQUEST_RATE", () => {
  const { found, state } = anomalies(service(14));
  const noon = START + 14 * DAY + 12 * HOUR;
  const night = START + 14 * DAY + 3 * HOUR;

  it("finds nothing where all is as usual", () => {
    expect(found).toEqual([]);
  });

  it("finds ten times the usual rate within minutes", () => {
    const [first] = anomalies(every(3_000, noon, noon + HOUR), state).found;
    expect(first?.message).toMatch(/^\d+ requests within 5 minutes, where \d+(\.\d+)? are usual$/);
    expect(first?.at).toBeLessThan(noon + 3 * MINUTE);
  });

  it("finds by night what would be usual at noon", () => {
    expect(anomalies(every(MINUTE / 4, noon, noon + HOUR), state).found).toEqual([]);
    expect(anomalies(every(MINUTE / 4, night, night + HOUR), state).found).toHaveLength(1);
  });

  it("says so once an hour at most", () => {
    const { found: alerts } = anomalies(every(1_000, noon, noon + 4 * HOUR), state);
    expect(alerts.length).toBeGreaterThan(1);
    expect(alerts.length).toBeLessThanOrEqual(4);
    expect(alerts.every(({ at }, i) => i === 0 || at - (alerts[i - 1]?.at ?? 0) >= HOUR)).toBe(true);
  });

  it("finds in an hour what is too little for five minutes, of somebody who works in bursts", () => {
    const bursts = function* (): Generator<AccessSeen> {
      for (let day = 0; day < 14; day++)
        for (const [i, count] of [5, 60, 10, 90, 20].entries())
          yield* every(
            (5 * MINUTE) / count,
            START + day * DAY + (9 + i) * HOUR,
            START + day * DAY + (9 + i) * HOUR + 5 * MINUTE,
          );
    };
    const person = anomalies(bursts());
    expect(person.found).toEqual([]);
    const alerts = anomalies(every(2_500, noon, noon + HOUR), person.state).found;
    expect(alerts).toMatchObject([{ evidence: { window: { minutes: 60 } } }]);
  });

  it("finds nothing before there is a week of history, even where it comes in late", () => {
    const start = noon + HOUR;
    const burst = [...every(10, start, start + MINUTE)];
    expect(anomalies([...every(MINUTE, start - 6 * DAY, start), ...burst]).found).toEqual([]);
    expect(anomalies([...every(MINUTE, start - WEEK, start), ...burst]).found).toHaveLength(1);
  });
});
