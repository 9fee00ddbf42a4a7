import { defineKind } from "../description.js";
import { bool, causal, count, digest, objects, ref, text } from "../field.js";
import { column } from "./column.js";

export const DatasetVersion = defineKind({
  kind: "DatasetVersion",
  noun: "dataset version",
  doc: "An immutable version of a dataset.",
  role: "INGEST",
  catalogue: true,
  isRecordable: true,
  section: "datasetVersions",
  key: { field: "key", doc: "`name@version`." },
  fields: {
    sha256: digest("SHA-256 of its bytes."),
    rowCount: count("How many rows it has."),
    uri: text("Where it lies."),
    columns: objects("Column", column, "Its schema."),
    writtenBy: causal(ref("WRITTEN_BY", "Transformation", "The run that wrote it.")),
    inferred: bool(
      "The version was inferred by an importer, not stated by the job: it may not be the data that was read.",
    ),
  },
});
