import { defineKind } from "../description.js";
import {
  bool,
  causal,
  float,
  id,
  json,
  objects,
  oneOf,
  person,
  refs,
  required,
  text,
  time,
} from "../field.js";
import { toldBy } from "./toldBy.js";

const metric = {
  name: required(text("The metric's name, for example `accuracy`.")),
  value: required(float("Its value.")),
  datasetVersion: id("Key of the dataset version it was measured on."),
  slice: text("The group of rows it was measured on, for example `gender=female`."),
};
const trainedOn = {
  role: required(oneOf("DatasetRole", ["TRAIN", "VALIDATION", "TEST"], "What the dataset was used for.")),
  inferred: bool("The version was inferred, not stated by the job: it may not be the data that was used."),
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
    uncommitted: bool("The code had changes that no commit holds."),
    job: text("The name of the job or experiment."),
    parent: text("The run that started it, by its run id."),
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
    toldBy,
  },
  own: ["toldBy"],
  claims: { start: "startedAt", end: "endedAt" },
});
