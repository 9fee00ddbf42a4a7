import { describe, expect, it } from "vitest";
import { measure, type Outcome } from "../../../../src/cli/demo/metrics.js";
import { build, splitRows, trainModel } from "../../../../src/cli/demo/pipeline.js";
import { readSurvey } from "../../../../src/cli/demo/source.js";

const parts = splitRows(build(readSurvey()));
const pipeline = trainModel(parts);
const value = (name: string, slice?: string): number =>
  pipeline.metrics.find((metric) => metric.name === name && metric.slice === slice)?.value ?? Number.NaN;

describe("measure", () => {
  it("counts the held-out rows, all of them and no other", () => {
    expect(value("rows")).toBe(parts.test.rowCount);
  });

  it("finds the classifier better than always giving the commoner answer", () => {
    expect(value("accuracy")).toBeGreaterThan(value("baselineAccuracy") + 0.05);
    expect(value("auc")).toBeGreaterThan(0.65);
    for (const metric of ["accuracy", "precision", "recall", "auc"]) expect(value(metric)).toBeLessThan(0.95);
  });

  it.each([
    ["gender", ["female", "male"]],
    ["race", ["hispanic", "other", "white"]],
  ])("adds up over the groups of %s", (column, groups) => {
    const rows = (group: string) => value("rows", `${column}=${group}`);
    const weighted = (name: string) =>
      groups.reduce((sum, group) => sum + value(name, `${column}=${group}`) * rows(group), 0) / value("rows");
    expect(groups.reduce((sum, group) => sum + rows(group), 0)).toBe(value("rows"));
    expect(weighted("accuracy")).toBeCloseTo(value("accuracy"), 12);
    expect(weighted("positiveRate")).toBeCloseTo(value("positiveRate"), 12);
  });

  it("computes the textbook values on four rows", () => {
    const { persons, jobs } = readSurvey();
    const outcome = (aboveMedian: 0 | 1, probability: number): Outcome[] =>
      persons.slice(0, 1).flatMap((person) =>
        jobs.slice(0, 1).map((job) => ({
          worker: { ...person, ...job, aboveMedian },
          verdict: { class: probability >= 0.5 ? "above-median" : "not-above-median", probability },
        })),
      );
    const four = [outcome(1, 0.9), outcome(0, 0.6), outcome(1, 0.6), outcome(0, 0.1)].flat();
    const overall = Object.fromEntries(
      measure(four)
        .filter(({ slice }) => slice === undefined)
        .map(({ name, value }) => [name, value]),
    );
    expect(overall).toEqual({
      rows: 4,
      accuracy: 0.75,
      baselineAccuracy: 0.5,
      precision: 2 / 3,
      recall: 1,
      auc: 0.875,
      positiveRate: 0.75,
    });
  });
});
