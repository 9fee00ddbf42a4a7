import { describe, expect, it } from "vitest";
import { parseFact } from "../../../../src/facts/parse.js";
import type { FactInput } from "../../../../src/graph/recorder/factInput.js";
import { NO_NAMES } from "../../../../src/ingest/mlflow/map.js";
import { readLoggedModel } from "../../../../src/ingest/mlflow/registry.js";
import { datasetVersion, type Run, readRun, trainingRun } from "../../../../src/ingest/mlflow/run.js";
import { LOGGED_MODEL, RUN } from "../../../support/mlflowAnswers.js";

const run = (change: object = {}): Run => {
  const read = readRun({ ...RUN, ...change }, NO_NAMES);
  if (read === undefined) throw new Error("no run");
  return read;
};
const model = readLoggedModel(LOGGED_MODEL);
const models = model === undefined ? [] : [model];
const isValid = ({ kind, input, path }: FactInput) =>
  // as JSON brings it to a service
  parseFact(kind, JSON.parse(JSON.stringify(input)), path).key;

describe("an MLflow run", () => {
  it("is a training run with its code, settings, metrics and the data they were measured on", () => {
    const fact = trainingRun(run(), "MLflow Quickstart", models, new Map());
    expect(fact).toEqual({
      kind: "TrainingRun",
      path: `runs.${RUN.info.run_id}`,
      input: {
        key: RUN.info.run_id,
        gitCommit: "0d4a7c1e0d4a7c1e0d4a7c1e0d4a7c1e0d4a7c1e",
        repository: "https://git.example/risk",
        uncommitted: true,
        job: "MLflow Quickstart",
        parent: "b".repeat(32),
        hyperparameters: { solver: "lbfgs", max_iter: "1000" },
        metrics: [
          { name: "accuracy", value: 1, datasetVersion: "mlflow/iris-test@9dc09359" },
          { name: "steps", value: 2 },
        ],
        triggeredBy: "ann",
        startedAt: "2026-11-28T15:00:55.228Z",
        endedAt: "2026-11-28T15:01:00.126Z",
        framework: undefined,
        trainedOn: [
          { datasetVersion: "s3://shop/iris/train.parquet@1f1c13b5", role: "TRAIN" },
          { datasetVersion: "mlflow/iris-test@9dc09359", role: "TEST" },
        ],
      },
    });
    expect(isValid(fact)).toBe(RUN.info.run_id);
  });

  it("tells of metrics that no fact can hold", () => {
    expect(run().unusable).toEqual(["loss"]);
  });

  it("is the same fact in whatever order MLflow lists its metrics", () => {
    const data = { ...RUN.data, metrics: [...RUN.data.metrics].reverse() };
    expect(trainingRun(run({ data }), "e", models, new Map())).toEqual(
      trainingRun(run(), "e", models, new Map()),
    );
  });

  it("used the version that a run here wrote, where that is known, and says where it is inferred", () => {
    const used = new Map([
      ["s3://shop/iris/train.parquet@1f1c13b5", { key: "s3://shop/iris/train.parquet@7", isInferred: true }],
      ["mlflow/iris-test@9dc09359", { key: "mlflow/iris-test@3", isInferred: false }],
    ]);
    expect(trainingRun(run(), "e", models, used).input).toMatchObject({
      metrics: [{ name: "accuracy", datasetVersion: "mlflow/iris-test@3" }, { name: "steps" }],
      trainedOn: [
        { datasetVersion: "s3://shop/iris/train.parquet@7", role: "TRAIN", inferred: true },
        { datasetVersion: "mlflow/iris-test@3", role: "TEST" },
      ],
    });
  });

  it("has uncommitted code where it says so itself, or a model that it logged", () => {
    const clean = run({ data: { ...RUN.data, tags: [] } });
    const uncommitted = (of: typeof models) => trainingRun(clean, "e", of, new Map()).input;
    expect(uncommitted(models)).toMatchObject({ uncommitted: undefined });
    const tags = [{ key: "mlflow.source.git.dirty", value: "true" }];
    const dirty = readLoggedModel({ info: { ...LOGGED_MODEL.info, tags } });
    expect(uncommitted(dirty === undefined ? [] : [dirty])).toMatchObject({ uncommitted: true });
  });

  it("has not ended while it runs, whatever end it had before", () => {
    for (const status of ["RUNNING", "SCHEDULED"])
      expect(run({ info: { ...RUN.info, status } }).endedAt).toBeUndefined();
    for (const status of ["FINISHED", "FAILED", "KILLED"])
      expect(run({ info: { ...RUN.info, status } }).endedAt).toBe("2026-11-28T15:01:00.126Z");
  });

  it("of MLflow 2 names the library in a tag", () => {
    const history =
      '[{"flavors": {"python_function": {"env": "x"}, "sklearn": {"pickled_model": "m", "sklearn_version": "1.2.0"}}}]';
    const tags = [{ key: "mlflow.log-model.history", value: history }];
    expect(trainingRun(run({ data: { tags } }), "e", [], new Map()).input).toMatchObject({
      framework: "sklearn 1.2.0",
    });
  });

  it("that says nothing of itself is one all the same, with its id", () => {
    const bare = run({ info: { run_id: "r1", status: "FINISHED" }, data: 1, inputs: null, outputs: [] });
    expect(isValid(trainingRun(bare, "e", [], new Map()))).toBe("r1");
    expect(readRun({}, NO_NAMES)).toBeUndefined();
  });
});

describe("a data set of an MLflow run", () => {
  it("is a version by MLflow's digest, which is no SHA-256", () => {
    const [train] = run().inputs;
    if (train === undefined) throw new Error("no input");
    const fact = datasetVersion(train.dataset);
    expect(fact.input).toEqual({
      key: "s3://shop/iris/train.parquet@1f1c13b5",
      rowCount: 120,
      uri: "s3://shop/iris/train.parquet",
      columns: [
        { name: "sepal length (cm)", type: "double" },
        { name: "target", type: "long" },
      ],
    });
    expect(isValid(fact)).toBe("s3://shop/iris/train.parquet@1f1c13b5");
  });
});
