import { defineKind } from "../description.js";
import { anyRef, json, required, sealed, text } from "../field.js";

export const Amendment = defineKind({
  kind: "Amendment",
  doc: "A correction of a fact. The original stays, and both are shown.",
  role: "ADMIN",
  key: { field: "key", doc: "The amendment's id." },
  fields: {
    fact: required(anyRef("AMENDS", "The fact that is corrected.")),
    correction: required(sealed(json("What is right."))),
    reason: required(text("Why.")),
  },
});
