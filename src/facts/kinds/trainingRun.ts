import { defineKind } from "../description.js";
import { causal, float, id, json, objects, oneOf, person, refs, required, text, time } from "../field.js";

const metric = {
  name: required(text("The metric's name, for example `accuracy`.")),
  value: required(float("Its value.")),
  datasetVersion: id("Key of the dataset version it was measured on."),
  slice: text("The group of rows it was measured on, for example `gender=female`."),
};
const trainedOn = {
  role: required(oneOf("DatasetRole", ["TRAIN", "VALIDATION", "TEST"], "What the dataset was used for.")),
};

export const TrainingRun = defineKind({
  kind: "TrainingRun",
  noun: "training run",
  doc: "One training job.",
  role: "INGEST",
  catalogue: true,
  isRecordable: true,
  section: "trainingRuns",
  key: { field: "key", doc: "The job id." },
  fields: {
    gitCommit: text("The commit of the training code."),
    repository: text("The repository of that commit."),
    hyperparameters: json("The settings of the training."),
    metrics: objects("Metric", metric, "Evaluation metrics, also per slice."),
    triggeredBy: person(text("Who started it.")),
    startedAt: time("When it started."),
    endedAt: time("When it ended."),
    framework: text("The library it used, with its version."),
    trainedOn: required(
      causal(
        refs("TrainedOn", "TRAINED_ON", { datasetVersion: "DatasetVersion" }, trainedOn, "The data it used."),
      ),
    ),
  },
  claims: { start: "startedAt", end: "endedAt" },
});
