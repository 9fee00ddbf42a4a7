import { describe, expect, it, test } from "vitest";
import { type Fairness, fairnessOf } from "../../../src/fairness/fairness.js";
import { type Observation, Tally } from "../../../src/fairness/tally.js";

const HOUR = 3_600_000;
const START = Date.parse("2026-11-01T00:00:00Z");
const QUESTION = {
  attribute: "sex",
  positive: "yes",
  from: START + HOUR / 2,
  to: START + 48 * HOUR,
  bucketMs: HOUR,
};
const NOTHING = { unknown: 0, unknownOutcomes: 0, redirected: 0 };

const seen = (more: Partial<Observation> = {}): Observation => ({
  time: START + HOUR / 2,
  prediction: "yes",
  groups: { sex: "f" },
  features: { n: 1 },
  actual: undefined,
  ...more,
});

function measure(observations: Iterable<Observation>, leftOut = NOTHING): Fairness {
  const tally = new Tally(QUESTION, QUESTION.from);
  for (const one of observations) tally.add(one);
  const work = fairnessOf(tally, leftOut);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

const many = (count: number, make: (i: number) => Partial<Observation>): Observation[] =>
  Array.from({ length: count }, (_, i) => seen(make(i)));
const of = (group: string, count: number, selected: number, actual?: (i: number) => string): Observation[] =>
  many(count, (i) => ({
    groups: { sex: group },
    prediction: i < selected ? "yes" : "no",
    actual: actual?.(i),
  }));

describe("fairness", () => {
  it("counts groups, and their outcomes", () => {
    const found = measure([
      ...of("f", 40, 10, (i) => (i % 2 === 0 ? "yes" : "no")),
      ...of("m", 40, 30, (i) => (i % 2 === 0 ? "yes" : "no")),
    ]);
    expect(found.groups).toMatchObject([
      {
        group: "f",
        predictions: 40,
        selected: 10,
        outcomes: 40,
        positives: 20,
        truePositives: 5,
        falsePositives: 5,
      },
      {
        group: "m",
        predictions: 40,
        selected: 30,
        outcomes: 40,
        positives: 20,
        truePositives: 15,
        falsePositives: 15,
      },
    ]);
    expect(found.demographicParityDifference.value).toBe(0.5);
    expect(found.demographicParityRatio.value).toBeCloseTo(1 / 3, 12);
    expect(found.equalOpportunityDifference?.value).toBe(0.5);
    expect(found.equalizedOddsDifference?.value).toBe(0.5);
    expect(found.notes).toEqual([
      expect.stringMatching(/^drift is not measured: all features are of one bucket/),
    ]);
  });

  it("puts predictions into buckets, which end where the range ends", () => {
    const { buckets, drift } = measure([
      seen({ time: START + HOUR * 0.75, features: { n: 1 } }),
      seen({ time: START + HOUR, groups: { sex: "m" } }),
      seen({ time: START + HOUR * 47.5, features: { n: 2 } }),
    ]);
    expect(buckets).toMatchObject([
      { from: "2026-11-01T00:30:00.000Z", to: "2026-11-01T01:00:00.000Z", groups: [{ group: "f" }] },
      { from: "2026-11-01T01:00:00.000Z", to: "2026-11-01T02:00:00.000Z", groups: [{ group: "m" }] },
      { from: "2026-11-02T23:00:00.000Z", to: "2026-11-03T00:00:00.000Z", groups: [{ group: "f" }] },
    ]);
    expect(drift).toMatchObject([{ feature: "n", statistic: "chi-squared" }]);
  });

  it("shows the 50 largest of many groups, and says how many are left out", () => {
    const { groups, notes } = measure(Array.from({ length: 60 }, (_, i) => of(`g${i}`, 60 - i, 1)).flat());
    expect(groups).toHaveLength(50);
    expect(groups.map(({ group }) => group)).not.toContain("g50");
    expect(notes).toContain("10 smaller groups with 55 predictions left out: the 50 largest are compared");
  });

  it("refuses an attribute that groups nobody", () => {
    expect(() => measure(many(201, (i) => ({ groups: { sex: i } })))).toThrow(
      expect.objectContaining({ code: "LIMIT_EXCEEDED", path: "attribute" }),
    );
  });

  it("measures no more features than it has room for", () => {
    const features = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`f${i}`, 1]));
    const found = measure([seen({ features }), seen({ features, time: START + 5 * HOUR })]);
    expect(found.drift).toHaveLength(100);
    expect(found.notes).toContain("drift is measured of the first 100 features only");
  });
});

describe("a note says", () => {
  test.each<[string, Observation[], Partial<typeof NOTHING>, string]>([
    ["that nothing is there", [], {}, "no prediction is in this range"],
    [
      "that nobody recorded the attribute",
      [seen({ groups: null })],
      {},
      'no prediction has a value of "sex" that names a group',
    ],
    ["that some lack it", [seen(), seen({ groups: {} })], {}, '1 prediction left out: no value of "sex"'],
    ["that there is one group", of("f", 40, 3), {}, "all predictions are of one group"],
    [
      "of a group of 3",
      [...of("f", 40, 3), ...of("m", 3, 1)],
      {},
      'fewer than 30 predictions, so that the rates say little and move the differences: "m" (3)',
    ],
    ["that no outcome is there", of("f", 40, 3), {}, "no outcome is recorded"],
    ["that no one is selected", of("f", 40, 0), {}, "no prediction has the positive value"],
    ["that all are", of("f", 40, 40), {}, "all predictions have the positive value"],
    [
      "that outcomes are of one class",
      of("f", 40, 3, () => "no"),
      {},
      "all 40 outcomes are negative, so that no true positive rate is known",
    ],
    [
      "that they are of the other",
      of("f", 40, 3, () => "yes"),
      {},
      "all 40 outcomes are positive, so that no false positive rate is known",
    ],
    [
      "that few have one",
      [...of("f", 40, 3, () => "no"), ...of("m", 40, 3), ...of("x", 9, 3, () => "yes")],
      {},
      "outcomes are known of 49 of 89 predictions",
    ],
    [
      "which groups lack a positive one",
      [...of("f", 40, 3, () => "no"), ...of("m", 40, 3, () => "yes")],
      {},
      'no outcome is positive, so that the true positive rate is not compared: "f"',
    ],
    [
      "that values are erased",
      [seen()],
      { unknown: 2 },
      "2 predictions left out: what was answered is erased",
    ],
    [
      "that values of outcomes are",
      [seen()],
      { unknownOutcomes: 1 },
      "1 outcome left out: what was true is erased",
    ],
    [
      "that something else served",
      [seen()],
      { redirected: 1 },
      "1 prediction counted of which an amendment says",
    ],
    ["that features are no object", [seen({ features: [1] })], {}, "1 prediction left out of drift"],
  ])("%s", (_, observations, leftOut, note) => {
    const found = measure(observations, { ...NOTHING, ...leftOut });
    expect(found.notes).toContainEqual(expect.stringContaining(note));
    expect(JSON.stringify(found)).not.toContain("NaN");
  });

  it("a recorded name in quotes, cut, and with nothing in it that is not seen", () => {
    const hostile = `" (900), "x\u202e\u0007</b>${"é".repeat(150)}`;
    const { groups, notes } = measure([...of(hostile, 3, 1), ...of("m", 40, 1)]);
    expect(groups[0]?.group).toBe(hostile);
    const note = notes.find((one) => one.startsWith("fewer than 30 predictions"));
    expect(note).toContain('"\\" (900), \\"x[U+202E][U+0007]</b>é');
    expect(note).toContain('é…" (3)');
    expect(note?.length).toBeLessThan(300);
  });
});
