import { defineKind } from "../description.js";
import { anyRef, person, required, text } from "../field.js";

export const Erasure = defineKind({
  kind: "Erasure",
  doc: "The erasure of a fact's sealed values. Every proof stays valid.",
  role: "ADMIN",
  key: { field: "key", doc: "The erasure's id." },
  fields: {
    fact: required(anyRef("ERASES", "The fact whose sealed values were erased.")),
    performedBy: required(person(text("Who erased them."))),
    reason: required(text("Why.")),
  },
});
