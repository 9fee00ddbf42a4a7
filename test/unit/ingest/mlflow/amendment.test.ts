import { describe, expect, it } from "vitest";
import { amendment } from "../../../../src/ingest/mlflow/amendment.js";
import type { Recorded } from "../../../../src/ingest/mlflow/destination.js";

const NAMES = ["metrics", "hyperparameters", "gitCommit"];
const METRICS = [{ name: "auc", value: 0.8, slice: null }];
const WAS: Recorded = {
  metrics: METRICS,
  hyperparameters: { a: "1" },
  gitCommit: null,
};
const change = (now: Recorded, was = WAS) => amendment("TrainingRun", "r1", was, now, NAMES, "why");

describe("what changed of a run that was imported", () => {
  it("stands beside it as an Amendment of the changed fields alone", () => {
    const now = { metrics: [{ name: "auc", value: 0.9 }], hyperparameters: { a: "1" } };
    expect(change(now)).toMatchObject({
      kind: "Amendment",
      input: {
        key: expect.stringMatching(/^mlflow:[0-9a-f]{64}$/),
        ...{ kind: "TrainingRun", fact: "r1", reason: "why" },
        correction: { metrics: [{ name: "auc", value: 0.9 }] },
      },
    });
    expect(change(now)).toEqual(change(now));
    expect(change({ ...now, gitCommit: "c" })?.input).not.toEqual(change(now)?.input);
  });

  it("is nothing where all is as it was recorded, whatever is written of what was not given", () => {
    expect(change({ metrics: [{ name: "auc", value: 0.8 }], hyperparameters: { a: "1" } })).toBeUndefined();
  });

  it("says of what is gone that it is not known", () => {
    expect(change({ metrics: [{ name: "auc", value: 0.8 }] })?.input).toMatchObject({
      correction: { hyperparameters: null },
    });
  });

  it("brings nothing back that may have been erased", () => {
    const was: Recorded = { ...WAS, hyperparameters: null };
    const long = { metrics: METRICS, hyperparameters: { a: "x".repeat(5_000) } };
    expect(change(long, was)).toBeUndefined();
    expect(change({ ...long, hyperparameters: { a: "2" } }, was)).toBeDefined();
  });
});
