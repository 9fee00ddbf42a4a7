import { defineKind } from "../description.js";
import { bool, causal, count, digest, id, objects, ref, required, text } from "../field.js";
import { column } from "./column.js";
import { toldBy } from "./toldBy.js";

/** One column that another one was made from: of exactly one of the two data sets. */
const origin = {
  column: required(text("The column of this version.")),
  sourceTable: id("Key of the source table with the column that it comes from."),
  datasetVersion: id("Key of the dataset version with that column."),
  fromColumn: required(text("That column.")),
  type: text(
    "How: DIRECT or INDIRECT, with the kind of transformation where it is known, as `DIRECT/AGGREGATION`.",
  ),
  description: text("In words or code."),
  masked: bool("Whether values can't be read back from it, as from a hash or a count."),
};

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
    description: text("What it holds."),
    owner: text("Who answers for it."),
    sha256: digest("SHA-256 of its bytes."),
    rowCount: count("How many rows it has."),
    uri: text("Where it lies."),
    columns: objects("Column", column, "Its schema."),
    columnLineage: objects("ColumnOrigin", origin, "The columns that its columns were made from."),
    writtenBy: causal(ref("WRITTEN_BY", "Transformation", "The run that wrote it.")),
    inferred: bool(
      "The version was inferred by an importer, not stated by the job: it may not be the data that was read.",
    ),
    toldBy,
  },
  own: ["toldBy"],
});
