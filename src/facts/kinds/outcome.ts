import { defineKind } from "../description.js";
import { json, pointing, ref, required, sealed, text, time } from "../field.js";

export const Outcome = defineKind({
  kind: "Outcome",
  noun: "outcome",
  doc: "What turned out to be true of one prediction, once it is known.",
  role: "INGEST",
  isRecordable: true,
  isBatched: true,
  isFoundByKeyAlone: true,
  pages: "outcomes",
  section: "outcomes",
  key: { field: "key", doc: "The outcome's id." },
  fields: {
    prediction: required(
      pointing(ref("OBSERVES", "Prediction", "The prediction that it turned out to be true of.")),
    ),
    actual: required(sealed(json("What was true, in the form of what the model answers."))),
    source: text("Where that is known from."),
    at: required(time("When it became known.")),
  },
  claims: { at: "at" },
});
