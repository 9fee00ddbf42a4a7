import { defineKind } from "../description.js";
import { count, digest, person, required, text, time } from "../field.js";

export const Archival = defineKind({
  kind: "Archival",
  noun: "archival",
  doc: "Predictions whose entries and sealed values went from the store to a file. Every proof stays valid.",
  // `proofline archive` has Proofline itself record it, of files that it has written
  role: [],
  isRecordable: false,
  key: {
    field: "key",
    doc: "The file's id: the first 32 hex digits of its SHA-256. The file is `predictions-<id>.parquet`.",
  },
  fields: {
    sha256: required(digest("SHA-256 of the file.")),
    predictions: required(count("How many predictions it has.")),
    firstIndex: required(count("The index of the first of them in the log.")),
    lastIndex: required(count("The index of the last of them.")),
    before: required(time("What was recorded before this time was archived.")),
    keptSince: required(
      time(
        "What was recorded before this time had been kept for the period. Where `before` is later, it was archived early.",
      ),
    ),
    period: required(text("How long predictions are kept in the store: RETENTION_PERIOD.")),
    performedBy: required(person(text("Who archived them."))),
    reason: text("Why, where it was early."),
  },
});
