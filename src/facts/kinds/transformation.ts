import { defineKind } from "../description.js";
import { bool, causal, count, digest, objects, person, refs, required, text, time } from "../field.js";
import { toldBy } from "./toldBy.js";

const read = {
  dateFrom: time("Start of the range of data that was read, inclusive."),
  dateTo: time("End of that range, exclusive."),
  snapshot: text("The table's snapshot or version that was read."),
  filter: text("The condition on the rows that were read."),
  rowCount: count("How many rows were read."),
  inferred: bool("The version was inferred, not stated by the job: it may not be the data that was read."),
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
    description: text("What the job does."),
    parent: text("The run that started it, by its run id."),
    gitCommit: text("The commit of its code."),
    repository: text("The repository of that commit."),
    codeSha256: digest("SHA-256 of its code."),
    uncommitted: bool("Its code had changes that no commit holds."),
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
    toldBy,
  },
  own: ["toldBy"],
  claims: { start: "startedAt", end: "endedAt" },
});
