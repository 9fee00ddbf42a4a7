import { defineKind } from "../description.js";
import { anyRefs, json, required, text, time } from "../field.js";

export const Alert = defineKind({
  kind: "Alert",
  noun: "alert",
  doc: "An unusual pattern among the accesses.",
  // Proofline itself finds it
  role: [],
  isRecordable: false,
  pages: "alerts",
  audit: { implied: {} },
  key: { field: "key", doc: "The alert's id." },
  fields: {
    rule: required(text("The rule that found it.")),
    principal: required(text("Whose accesses.")),
    message: required(text("What is unusual.")),
    evidence: required(json("The figures that the rule decided on.")),
    at: required(time("When it was found.")),
    accesses: required(anyRefs("RAISED_BY", "The accesses that raised it.")),
  },
  claims: { at: "at" },
});
