import { describe, expect, it } from "vitest";
import type { AccessSeen } from "../../../../src/access/alerts/accessSeen.js";
import type { Anomaly } from "../../../../src/access/alerts/alertRule.js";
import { bulkReading } from "../../../../src/access/alerts/bulkReading.js";
import { access, DAY, HOUR, listing, MINUTE, naming, refused, START, WEEK } from "./accesses.js";

type State = ReturnType<typeof bulkReading.step>["state"];

function anomalies(accesses: Iterable<AccessSeen>, from: State | null = null) {
  let state = from;
  const found: Anomaly[] = [];
  for (const one of accesses) {
    const step = bulkReading.step(state, one);
    state = step.state;
    if (step.anomaly !== undefined) found.push(step.anomaly);
  }
  return { found, state };
}

/** Twelve reports an hour, at four hours of each day, for two weeks. */
function* reader(): Generator<AccessSeen> {
  for (let day = 0; day < 14; day++)
    for (let i = 0; i < 48; i++)
      yield access({ at: START + day * DAY + 9 * HOUR + i * 5 * MINUTE, ...naming(`req-${day}-${i}`) });
}
const READER = anomalies(reader()).state;
const LATER = START + 2 * WEEK + 10 * HOUR;
const during = (count: number, given: (i: number) => Partial<AccessSeen>) =>
  anomalies(
    Array.from({ length: count }, (_, i) => access({ at: LATER + i * 1_000, ...given(i) })),
    READER,
  ).found;

describe("BULK_READING", () => {
  it("finds far more predictions than usual, whatever way they are named", () => {
    expect(during(240, (i) => naming(`x-${i}`))).toMatchObject([
      {
        message: expect.stringMatching(/^about \d+ predictions read within an hour, where 11\.95 are usual$/),
      },
    ]);
    expect(during(4, (i) => naming(...Array.from({ length: 60 }, (_, j) => `x-${i}-${j}`)))).toHaveLength(1);
    expect(during(5, () => listing(50))).toHaveLength(1);
    expect(during(5, () => ({ ...listing(50), fields: ["impact"] }))).toHaveLength(1);
    expect(during(5, () => ({ ...listing(50), fields: ["outcomes"] }))).toHaveLength(1);
    expect(
      during(1, () => ({ ...naming(...Array.from({ length: 64 }, (_, j) => `x-${j}`)), factCount: 300 })),
    ).toHaveLength(1);
  });

  it("counts a prediction once an hour, however often it is read", () => {
    expect(during(2_000, (i) => naming(`x-${i % 12}`))).toEqual([]);
  });

  it("counts nothing else: other facts, what was refused, lists of other things", () => {
    expect(during(500, (i) => ({ facts: [{ kind: "ModelVersion", key: `m@${i}` }] }))).toEqual([]);
    expect(during(500, (i) => ({ ...naming(`x-${i}`), ...refused }))).toEqual([]);
    expect(during(500, () => ({ fields: ["accesses"], pageSize: 50 }))).toEqual([]);
    expect(during(500, () => ({ fields: ["impact"], pageSize: null }))).toEqual([]);
  });

  it("finds what is spread over a day, below the threshold of each hour", () => {
    const hours = Array.from({ length: 14 }, (_, hour) => hour);
    const spread = hours.flatMap((hour) =>
      Array.from({ length: 40 }, (_, i) =>
        access({ at: START + 2 * WEEK + hour * HOUR + i * MINUTE, ...naming(`x-${hour}-${i}`) }),
      ),
    );
    expect(anomalies(spread, READER).found).toMatchObject([{ evidence: { window: { minutes: 1_440 } } }]);
  });

  it("finds nothing in a principal's first week", () => {
    const accesses = Array.from({ length: 5_000 }, (_, i) =>
      access({ at: START + i * MINUTE, ...naming(`x-${i}`) }),
    );
    expect(anomalies(accesses).found).toEqual([]);
  });
});
