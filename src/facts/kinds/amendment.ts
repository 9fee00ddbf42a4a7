import { defineKind } from "../description.js";
import {
  anyRef,
  bool,
  count,
  json,
  oneOf,
  pointing,
  refs,
  required,
  sealed,
  text,
  texts,
  time,
} from "../field.js";

/** The causes that a reference of a trail can lead to, by the member that names one. */
const causes = {
  sourceTable: "SourceTable",
  transformation: "Transformation",
  datasetVersion: "DatasetVersion",
  trainingRun: "TrainingRun",
  modelVersion: "ModelVersion",
  approval: "Approval",
  stageTransition: "StageTransition",
  deployment: "Deployment",
} as const;

/** What a corrected reference says: the field, and what references of that field have as properties. */
const correctedReference = {
  field: required(text("The field of the fact that the reference is right for.")),
  dateFrom: time("Start of the range of data that was read, inclusive."),
  dateTo: time("End of that range, exclusive."),
  snapshot: text("The table's snapshot or version that was read."),
  filter: text("The condition on the rows that were read."),
  rowCount: count("How many rows were read."),
  inferred: bool("The version was inferred, not stated by the job: it may not be the data that was read."),
  role: oneOf("DatasetRole", ["TRAIN", "VALIDATION", "TEST"], "What the dataset was used for."),
};

export const Amendment = defineKind({
  kind: "Amendment",
  noun: "amendment",
  doc: "A correction of a fact. The original stays, and both are shown.",
  // of a fact that somebody else recorded it takes ADMIN: what was recorded says by whom
  role: ["INGEST", "APPROVE"],
  isRecordable: true,
  section: "amendments",
  key: { field: "key", doc: "The amendment's id." },
  fields: {
    fact: required(pointing(anyRef("AMENDS", "The fact that is corrected."))),
    correction: required(
      sealed(json("What is right: fields of the fact with their right values, null for what is not known.")),
    ),
    reason: required(text("Why.")),
    corrects: texts("The names of the corrected fields."),
    references: refs(
      "CorrectedReference",
      "AMENDED_TO",
      causes,
      correctedReference,
      "The references among them, which a trail follows beside the original ones.",
    ),
  },
  own: ["corrects", "references"],
  correction: { of: "fact", in: "correction", names: "corrects", references: "references" },
});
