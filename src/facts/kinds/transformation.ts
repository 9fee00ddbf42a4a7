import { defineKind } from "../description.js";
import { causal, count, digest, objects, person, refs, required, text, time } from "../field.js";

const read = {
  dateFrom: time("Start of the range of data that was read, inclusive."),
  dateTo: time("End of that range, exclusive."),
  snapshot: text("The table's snapshot or version that was read."),
  filter: text("The condition on the rows that were read."),
  rowCount: count("How many rows were read."),
};
const exclusion = {
  rule: required(text("Which rows were left out.")),
  reason: text("Why."),
  rowCount: count("How many rows the rule left out."),
};

export const Transformation = defineKind({
  kind: "Transformation",
  noun: "transformation",
  doc: "One execution of a job that reads tables or datasets and writes datasets.",
  role: "INGEST",
  catalogue: true,
  isRecordable: true,
  section: "transformations",
  key: { field: "key", doc: "The run id." },
  fields: {
    job: required(text("The job's name.")),
    gitCommit: text("The commit of its code."),
    repository: text("The repository of that commit."),
    codeSha256: digest("SHA-256 of its code."),
    startedAt: time("When the run started."),
    endedAt: time("When it ended."),
    runBy: person(text("Who or what ran it.")),
    reads: required(
      causal(
        refs(
          "Read",
          "READ",
          { sourceTable: "SourceTable", datasetVersion: "DatasetVersion" },
          read,
          "What the run read.",
          { from: "dateFrom", to: "dateTo" },
        ),
      ),
    ),
    exclusions: objects("Exclusion", exclusion, "Rows left out, with rule and reason."),
  },
  claims: { start: "startedAt", end: "endedAt" },
});
