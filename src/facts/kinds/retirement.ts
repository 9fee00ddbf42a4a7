import { defineKind } from "../description.js";
import { person, pointing, ref, required, text, time } from "../field.js";

export const Retirement = defineKind({
  kind: "Retirement",
  noun: "retirement",
  doc: "The end of a deployment.",
  role: "INGEST",
  catalogue: true,
  isRecordable: true,
  section: "retirements",
  key: { field: "key", doc: "The retirement's id." },
  fields: {
    deployment: required(pointing(ref("RETIRES", "Deployment", "The deployment that ended."))),
    performedBy: required(person(text("Who ended it."))),
    reason: text("Why."),
    at: required(time("When it ended.")),
  },
  claims: { at: "at" },
});
