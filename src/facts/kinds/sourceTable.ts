import { defineKind } from "../description.js";
import { objects, text } from "../field.js";
import { column } from "./column.js";
import { toldBy } from "./toldBy.js";

export const SourceTable = defineKind({
  kind: "SourceTable",
  noun: "source table",
  doc: "A table outside, with its owner and schema.",
  role: "INGEST",
  catalogue: true,
  isRecordable: true,
  section: "sourceTables",
  key: { field: "key", doc: "`namespace/name`." },
  fields: {
    owner: text("Who answers for the table."),
    description: text("What it holds."),
    columns: objects("Column", column, "Its schema."),
    system: text("The system that holds it, for example a warehouse."),
    toldBy,
  },
  own: ["toldBy"],
});
