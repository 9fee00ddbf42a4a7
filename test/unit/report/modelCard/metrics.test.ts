import { describe, expect, it } from "vitest";
import { measured } from "../../../../src/report/modelCard/metrics.js";
import { cardOf } from "../../../support/cards.js";
import { trailWith } from "../../../support/trails.js";

type Metric = { name: string; value: number; slice?: string; datasetVersion?: string };

const intervals = (...metrics: readonly Metric[]) =>
  measured(cardOf(trailWith({ input: { run: { metrics } } }))).map(({ name, slice, rows, interval }) => ({
    of: slice === null ? name : `${name} ${slice}`,
    rows,
    interval: interval === null ? null : [interval.low.toFixed(4), interval.high.toFixed(4)].join(" "),
  }));

describe("the metrics of a model card", () => {
  it("have an interval where the dataset version says how many rows all are", () => {
    expect(intervals({ name: "Accuracy", value: 0.9, datasetVersion: "loans-test@1" })).toEqual([
      { of: "Accuracy", rows: 20_000, interval: "0.8958 0.9041" },
    ]);
  });

  it("have none of a slice whose rows nobody recorded: those of the whole data set are not its own", () => {
    expect(
      intervals({ name: "accuracy", value: 0.9, slice: "gender=female", datasetVersion: "loans-test@1" }),
    ).toEqual([{ of: "accuracy gender=female", rows: null, interval: null }]);
  });

  it("have one of a slice of three rows that a metric counts, and it is wide", () => {
    const slice = { slice: "region=north", datasetVersion: "loans-test@1" };
    expect(
      intervals({ name: "error rate", value: 0, ...slice }, { name: "support", value: 3, ...slice })[0],
    ).toEqual({ of: "error rate region=north", rows: 3, interval: "0.0000 0.5615" });
  });

  it("have none for what is no share of all rows, or no rate", () => {
    const on = { datasetVersion: "loans-test@1" };
    const given = [
      { name: "precision", value: 0.9, ...on },
      { name: "auc", value: 0.9, ...on },
      { name: "accuracy", value: 90, ...on },
      { name: "accuracy", value: -0.1, ...on },
    ];
    expect(intervals(...given).map(({ interval }) => interval)).toEqual([null, null, null, null]);
  });

  it.each([0, -3, 2.5])("have none of %d rows", (rows) => {
    const slice = { slice: "s", datasetVersion: "loans-test@1" };
    expect(
      intervals({ name: "accuracy", value: 0.5, ...slice }, { name: "n", value: rows, ...slice })[0]
        ?.interval,
    ).toBeNull();
  });
});
