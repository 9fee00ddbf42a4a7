import { describe, expect, it } from "vitest";
import { observedOf, settingsId } from "../../../../src/access/disparity/observed.js";
import type { FactRecord } from "../../../../src/facts/record.js";

const SETTINGS = { attributes: ["gender", "race"], positive: "granted", ratio: 0.8, window: 1_000 };
const AT = "2026-11-21T14:02:11.000Z";

const prediction = (
  index: number,
  fields: Partial<FactRecord<"Prediction">["fields"]>,
): FactRecord<"Prediction"> => ({
  kind: "Prediction",
  key: `r-${index}`,
  index,
  leafHash: null,
  recordedAt: AT,
  recordedBy: "server",
  refs: [],
  erased: [],
  fields: {
    deployment: null,
    modelVersion: "m@1",
    artifactSha256: null,
    features: { income: 1 },
    prediction: "granted",
    timestamp: AT,
    servingNode: null,
    groups: null,
    explanation: null,
    threshold: null,
    sequence: null,
    ...fields,
  },
});
const seen = (
  predictions: readonly FactRecord<"Prediction">[],
  deployed: ReadonlyMap<string, { index: number; modelVersion: string }> = new Map(),
) =>
  observedOf(SETTINGS, predictions, deployed).map(({ modelVersion, attribute, observations }) => [
    modelVersion,
    attribute,
    observations.map(({ group, isSelected }) => `${group}${isSelected ? " selected" : ""}`),
  ]);

describe("what predictions say of groups", () => {
  it("is told by model version and attribute, in order", () => {
    const predictions = [
      prediction(1, { groups: { gender: "woman", race: "a" } }),
      prediction(2, { groups: { gender: "man" }, prediction: "refused" }),
      prediction(3, { modelVersion: "m@2", features: { gender: "man" } }),
      prediction(4, { groups: { gender: "woman" }, prediction: "refused" }),
    ];
    expect(seen(predictions)).toEqual([
      ["m@1", "gender", ["woman selected", "man", "woman"]],
      ["m@1", "race", ["a selected"]],
      ["m@2", "gender", ["man selected"]],
    ]);
  });

  it("leaves out what was erased, and what nobody recorded", () => {
    const predictions = [
      prediction(1, { groups: { gender: "woman" }, prediction: null }),
      prediction(2, { groups: null, features: null }),
      prediction(3, { groups: { gender: null } }),
    ];
    expect(seen(predictions)).toEqual([]);
  });

  it("follows the deployment rather than the server's claim, where it was recorded before", () => {
    const groups = { gender: "woman" };
    const deployed = new Map([["d", { index: 5, modelVersion: "m@7" }]]);
    const predictions = [
      prediction(4, { deployment: "d", modelVersion: "m@1", groups }),
      prediction(6, { deployment: "d", modelVersion: "m@1", groups, prediction: "no" }),
      prediction(7, { deployment: "unknown", modelVersion: null, groups }),
    ];
    expect(seen(predictions, deployed)).toEqual([
      ["m@1", "gender", ["woman selected"]],
      ["m@7", "gender", ["woman"]],
    ]);
  });

  it("is remembered apart for each choice of settings, in whatever order the attributes are given", () => {
    expect(settingsId({ ...SETTINGS, attributes: ["race", "gender"] })).toBe(settingsId(SETTINGS));
    const others = [
      { ...SETTINGS, attributes: ["gender"] },
      { ...SETTINGS, positive: 1 },
      { ...SETTINGS, ratio: 0.9 },
      { ...SETTINGS, window: 100 },
    ].map(settingsId);
    expect(new Set([settingsId(SETTINGS), ...others]).size).toBe(5);
  });
});
