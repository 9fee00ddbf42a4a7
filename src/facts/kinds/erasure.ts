import { defineKind } from "../description.js";
import { anyRef, person, pointing, required, text } from "../field.js";

export const Erasure = defineKind({
  kind: "Erasure",
  noun: "erasure",
  doc: "The erasure of a fact's sealed values. Every proof stays valid.",
  role: "ADMIN",
  isRecordable: false,
  section: "erasures",
  key: { field: "key", doc: "The erasure's id." },
  fields: {
    fact: required(pointing(anyRef("ERASES", "The fact whose sealed values were erased."))),
    performedBy: required(person(text("Who erased them."))),
    reason: required(text("Why.")),
  },
});
