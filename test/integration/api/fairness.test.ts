import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fairness } from "../../../src/fairness/fairness.js";
import { readFairness } from "../../../src/graph/fairness.js";
import type { Graph } from "../../../src/graph/graph.js";
import { useService } from "../../support/client.js";
import { newPrefix } from "../../support/prefix.js";
import { openMigratedGraph } from "../../support/store.js";
import { minutesAgo } from "../../support/trailFacts.js";

const p = newPrefix();
const service = useService();
const MODEL = `${p}credit@1`;
const MANY = `${p}many@1`;
let graph: Graph;

const FAIRNESS = `query Fair(
  $modelVersion: ID!, $attribute: String!, $positive: JSON!, $served: TimeRange, $bucketHours: Int
) {
  fairness(
    modelVersion: $modelVersion, attribute: $attribute, positive: $positive, served: $served, bucketHours: $bucketHours
  ) {
    attribute predictions
    groups {
      group predictions selected outcomes positives truePositives falsePositives
      selectionRate { value low high } truePositiveRate { value low high } falsePositiveRate { value low high }
    }
    demographicParityDifference { value low high } demographicParityRatio { value low high }
    equalOpportunityDifference { value low high } equalizedOddsDifference { value low high }
    buckets { from to groups { group predictions selected } }
    drift { feature statistic value pValue threshold drifted }
    notes seed replicates
  }
}`;

async function ask(variables: object = {}): Promise<Fairness> {
  const asked = { modelVersion: MODEL, attribute: "sex", positive: "yes", ...variables };
  return (await service.client.ask<{ fairness: Fairness }>(FAIRNESS, asked)).fairness;
}

const prediction = (key: string, given: object = {}) => ({
  prediction: {
    requestId: `${p}${key}`,
    deployment: `${p}d-1`,
    features: { amount: 1 },
    prediction: { decision: "yes", score: 0.75 },
    timestamp: minutesAgo(30),
    ...given,
  },
});
const outcome = (key: string, of: string, actual: unknown, minutes = 5) => ({
  outcome: { key: `${p}${key}`, prediction: `${p}${of}`, actual, at: minutesAgo(minutes) },
});
const amendment = (key: string, kind: string, of: string, correction: object) => ({
  amendment: { key: `${p}${key}`, kind, fact: `${p}${of}`, correction, reason: "typing" },
});

/** In pages of 2,000 and 3 different times: pages end between predictions of one time. */
const numbered = (i: number) => ({
  prediction: {
    requestId: `${p}n-${i}`,
    modelVersion: MANY,
    features: { score: i % 997, sex: i % 4 === 0 ? "f" : "m", note: `n-${i}` },
    prediction: i % 3 === 0 ? 1 : 0,
    timestamp: minutesAgo(300 - 100 * (i % 3)),
  },
});

beforeAll(async () => {
  graph = await openMigratedGraph();
  const { client } = service;
  await client.record(
    { modelVersion: { key: MODEL } },
    {
      deployment: {
        key: `${p}d-1`,
        modelVersion: MODEL,
        environment: "production",
        startedAt: minutesAgo(60),
      },
    },
    prediction("f1", { groups: { sex: "f" } }),
    prediction("f2", { groups: { sex: "f" }, prediction: "no" }),
    prediction("f3", { features: { sex: "f" }, prediction: "yes", timestamp: minutesAgo(20) }),
    // answered yes, corrected to no
    prediction("m1", { groups: { sex: "m" } }),
    // of another group than was recorded
    prediction("m2", { groups: { sex: "f" }, prediction: "no" }),
    prediction("m3", { groups: { sex: "m" }, prediction: "yes" }),
    prediction("erased", { groups: { sex: "m" } }),
    prediction("nobody"),
    outcome("o-f1", "f1", "yes"),
    outcome("o-f2", "f2", "yes"),
    outcome("o-f3-old", "f3", "yes", 9),
    outcome("o-f3", "f3", { decision: "no" }, 8),
    outcome("o-m1", "m1", "no"),
    // was no, corrected to yes
    outcome("o-m2", "m2", "no"),
    outcome("o-m3", "m3", "yes"),
    amendment("a-1", "Prediction", "m1", { prediction: "no" }),
    amendment("a-2", "Prediction", "m2", { groups: { sex: "m" } }),
    amendment("a-3", "Outcome", "o-m2", { actual: "yes" }),
  );
  await client.ask(
    `mutation ($key: ID!) { erase(kind: Prediction, key: $key, reason: "asked for") { index } }`,
    {
      key: `${p}erased`,
    },
  );
  await client.record({ modelVersion: { key: MANY } });
  for (let from = 0; from < 2_400; from += 1_200)
    await client.record(...Array.from({ length: 1_200 }, (_, i) => numbered(from + i)));
});
afterAll(() => graph[Symbol.asyncDispose]());

describe("fairness", () => {
  it("takes groups, features, outcomes, corrections and erasures as they are", async () => {
    const found = await ask();
    expect(found.predictions).toBe(7);
    expect(found.groups).toMatchObject([
      {
        group: "f",
        predictions: 3,
        selected: 2,
        outcomes: 3,
        positives: 2,
        truePositives: 1,
        falsePositives: 1,
      },
      {
        group: "m",
        predictions: 3,
        selected: 1,
        outcomes: 3,
        positives: 2,
        truePositives: 1,
        falsePositives: 0,
      },
    ]);
    expect(found.demographicParityDifference.value).toBeCloseTo(1 / 3, 12);
    expect(found.demographicParityRatio.value).toBeCloseTo(1 / 2, 12);
    expect(found.equalOpportunityDifference?.value).toBe(0);
    expect(found.equalizedOddsDifference?.value).toBe(1);
    expect(found.notes.slice(0, 3)).toEqual([
      "1 prediction left out: what was answered is erased, or corrected to what is not known",
      '1 prediction left out: no value of "sex" that names a group',
      'fewer than 30 predictions, so that the rates say little and move the differences: "f" (3), "m" (3)',
    ]);
    expect(await ask()).toEqual(found);
  });

  it("reads every prediction of many once, page by page, and measures drift", async () => {
    const found = await ask({ modelVersion: MANY, positive: 1, bucketHours: 1 });
    expect(found.groups).toMatchObject([
      { group: "f", predictions: 600, selected: 200 },
      { group: "m", predictions: 1_800, selected: 600 },
    ]);
    expect(found.buckets.map(({ groups }) => groups.map((one) => [one.predictions, one.selected]))).toEqual([
      [
        [200, 200],
        [600, 600],
      ],
      [
        [200, 0],
        [600, 0],
      ],
      [
        [200, 0],
        [600, 0],
      ],
    ]);
    expect(found.drift).toMatchObject([
      { feature: "score", statistic: "Kolmogorov-Smirnov", threshold: 0.05, drifted: false },
      { feature: "sex", statistic: "chi-squared", drifted: false },
    ]);
    expect(found.notes).toContain(
      'drift of "note" is not measured: its values are lists or objects, long texts, or of over 1,000 categories',
    );
  });

  it("adds up from parts of a range", async () => {
    const wanted = { modelVersion: MANY, positive: 1 };
    const parts = await Promise.all(
      [
        { to: minutesAgo(200) },
        { from: minutesAgo(200), to: minutesAgo(199) },
        { from: minutesAgo(199) },
      ].map((served) => ask({ ...wanted, served })),
    );
    expect(parts.map(({ predictions }) => predictions)).toEqual([800, 800, 800]);
  });

  it("says that nothing is there, and not NaN", async () => {
    const found = await ask({ served: { from: "2020-01-01", to: "2020-02-01" } });
    expect(found).toMatchObject({
      predictions: 0,
      groups: [],
      buckets: [],
      drift: [],
      demographicParityDifference: { value: null, low: null, high: null },
      equalOpportunityDifference: null,
      notes: ["no prediction is in this range"],
    });
    expect((await ask({ attribute: "shoe size" })).notes).toContain(
      'no prediction has a value of "shoe size" that names a group, in its groups or its features',
    );
  });

  it("leaves an Access that names the model version", async () => {
    await ask();
    const { accesses } = await service.client.ask<{ accesses: object }>(
      `{ accesses(first: 1, filter: { operation: "Fair" }) { edges { node { facts { kind key } } } } }`,
    );
    expect(accesses).toEqual({ edges: [{ node: { facts: [{ kind: "ModelVersion", key: MODEL }] } }] });
  });

  it.each([
    ["a model version that is not there", { modelVersion: `${p}none@1` }, "NOT_FOUND", undefined],
    ["no attribute", { attribute: "" }, "BAD_USER_INPUT", "attribute"],
    ["an attribute that is too long", { attribute: "x".repeat(201) }, "BAD_USER_INPUT", "attribute"],
    [
      "an attribute of too many values",
      { modelVersion: MANY, attribute: "note" },
      "LIMIT_EXCEEDED",
      "attribute",
    ],
    ["a positive value that is no JSON value", { positive: { n: 2 ** 60 } }, "BAD_USER_INPUT", "positive.n"],
    ["no hours", { bucketHours: 0 }, "BAD_USER_INPUT", "bucketHours"],
    [
      "a range that ends before it begins",
      { served: { from: "2026-02-01", to: "2026-01-01" } },
      "BAD_USER_INPUT",
      "served.to",
    ],
  ])("refuses %s", async (_, wrong, code, path) => {
    const variables = { modelVersion: MODEL, attribute: "sex", positive: "yes", ...wrong };
    expect((await service.client.refusal(FAIRNESS, variables)).extensions).toMatchObject({
      code,
      ...(path !== undefined && { path }),
    });
  });

  it("refuses more buckets than it has room for, and says how large they must be", async () => {
    const [first, last] = ["2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z"];
    await service.client.record(
      { modelVersion: { key: `${p}long@1` } },
      ...[first, last].map((timestamp, i) => ({
        prediction: {
          requestId: `${p}l-${i}`,
          modelVersion: `${p}long@1`,
          features: { sex: "f" },
          prediction: 1,
          timestamp,
        },
      })),
    );
    const wanted = { modelVersion: `${p}long@1`, attribute: "sex", positive: 1 };
    const refusal = await service.client.refusal(FAIRNESS, { ...wanted, bucketHours: 1 });
    expect(refusal.message).toContain("ask for at least 8");
    expect((await ask({ ...wanted, bucketHours: 8 })).buckets).toHaveLength(2);
    expect((await ask(wanted)).buckets).toMatchObject([{ from: first.replace("Z", ".000Z") }, {}]);
  });

  it("stops when whoever asked has gone", async () => {
    let asked = 0;
    const request = {
      modelVersion: MANY,
      attribute: "sex",
      positive: 1,
      from: null,
      to: null,
      bucketHours: null,
    };
    await expect(readFairness(graph, request, () => ++asked > 2)).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
    expect(asked).toBe(3);
  });
});
