/** What an MLflow 3.17.2 server answered after the scikit-learn quick start, with what tests have no use for left out. */
const RUN_ID = "a57a491c7d8f44409195a40dbfaef0a9";
const MODEL_ID = "m-852d67c26058425d9659854c7f6cef99";
const pairs = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([key, value]) => ({ key, value }));

const SCHEMA = JSON.stringify({
  mlflow_colspec: [
    { type: "double", name: "sepal length (cm)", required: true },
    { type: "long", name: "target", required: true },
  ],
});

export const trainInput = {
  tags: pairs({ "mlflow.data.context": "training" }),
  dataset: {
    name: "iris-train",
    digest: "1f1c13b5",
    source_type: "s3",
    source: '{"uri": "s3://shop/iris/train.parquet"}',
    schema: SCHEMA,
    profile: '{"num_rows": 120, "num_elements": 600}',
  },
};
export const testInput = {
  tags: pairs({ "mlflow.data.context": "testing" }),
  dataset: {
    name: "iris-test",
    digest: "9dc09359",
    source_type: "code",
    source: '{"tags": {"mlflow.user": "root", "mlflow.source.name": "quickstart.py"}}',
    schema: SCHEMA,
    profile: '{"num_rows": 30, "num_elements": 150}',
  },
};

export const RUN = {
  info: {
    run_uuid: RUN_ID,
    experiment_id: "1",
    run_name: "thoughtful-stoat-838",
    user_id: "root",
    status: "FINISHED",
    start_time: 1795878055228,
    end_time: 1795878060126,
    artifact_uri: `mlflow-artifacts:/1/${RUN_ID}/artifacts`,
    lifecycle_stage: "active",
    run_id: RUN_ID,
  },
  data: {
    metrics: [
      { key: "steps", value: 2.0, timestamp: 1795878060111, step: 2 },
      { key: "loss", value: "NaN", timestamp: 1795878060043, step: 0 },
      { key: "accuracy", value: 1.0, timestamp: 1795878060023, step: 0 },
    ],
    params: pairs({ solver: "lbfgs", max_iter: "1000" }),
    tags: pairs({
      "mlflow.user": "ann",
      "mlflow.source.name": "quickstart.py",
      "mlflow.source.git.commit": "0d4a7c1e0d4a7c1e0d4a7c1e0d4a7c1e0d4a7c1e",
      "mlflow.source.git.repoURL": "https://git.example/risk",
      "mlflow.source.git.dirty": "True",
      "mlflow.parentRunId": "b".repeat(32),
    }),
  },
  inputs: { dataset_inputs: [trainInput, testInput] },
  outputs: { model_outputs: [{ model_id: MODEL_ID, step: 0 }] },
};

export const LOGGED_MODEL = {
  info: {
    model_id: MODEL_ID,
    experiment_id: "1",
    name: "iris_model",
    artifact_uri: `mlflow-artifacts:/1/models/${MODEL_ID}/artifacts`,
    status: "LOGGED_MODEL_READY",
    source_run_id: RUN_ID,
  },
  data: {
    metrics: [
      {
        ...{ key: "accuracy", value: 1.0, timestamp: 1795878060023, step: 0 },
        ...{ dataset_name: "iris-test", dataset_digest: "9dc09359", model_id: MODEL_ID, run_id: RUN_ID },
      },
      { key: "loss", value: 0.0, timestamp: 1795878060043, step: 0, model_id: MODEL_ID, run_id: RUN_ID },
    ],
  },
};

export const VERSION = {
  name: "tracking-quickstart",
  version: "1",
  creation_timestamp: 1795878059966,
  last_updated_timestamp: 1795878060211,
  current_stage: "Staging",
  source: `models:/${MODEL_ID}`,
  run_id: RUN_ID,
  status: "READY",
};
