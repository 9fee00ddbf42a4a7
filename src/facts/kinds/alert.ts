import { defineKind } from "../description.js";
import { anyRefs, json, required, text, time } from "../field.js";

export const Alert = defineKind({
  kind: "Alert",
  noun: "alert",
  doc: "An unusual pattern among the accesses, or among the predictions of a model version; or that the store is not as its log says.",
  // Proofline itself finds it
  role: [],
  isRecordable: false,
  pages: "alerts",
  audit: { implied: {} },
  key: { field: "key", doc: "The alert's id." },
  fields: {
    rule: required(text("The rule that found it.")),
    principal: required(
      text(
        "Whose accesses; of GROUP_DISPARITY the key of the model version, of TAMPERED the name of the log.",
      ),
    ),
    message: required(text("What is unusual.")),
    evidence: required(json("The figures that the rule decided on.")),
    at: required(time("When it was found.")),
    accesses: required(
      anyRefs(
        "RAISED_BY",
        "The accesses that raised it; of GROUP_DISPARITY the model version, of TAMPERED nothing.",
      ),
    ),
  },
  claims: { at: "at" },
});
