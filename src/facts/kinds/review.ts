import { defineKind } from "../description.js";
import { json, oneOf, person, pointing, ref, required, sealed, text, time } from "../field.js";

export const Review = defineKind({
  kind: "Review",
  noun: "review",
  doc: "A person looked at one prediction, and let it stand or decided otherwise.",
  role: "INGEST",
  isRecordable: true,
  section: "reviews",
  key: { field: "key", doc: "The review's id." },
  fields: {
    prediction: required(pointing(ref("REVIEWS", "Prediction", "The prediction that was looked at."))),
    reviewer: required(person(text("Who looked at it."))),
    decision: required(
      oneOf(
        "ReviewDecision",
        ["CONFIRMED", "OVERRIDDEN"],
        "Whether it stands, or the person decided otherwise.",
      ),
    ),
    finalDecision: sealed(json("What was decided in the end, in the form of what the model answers.")),
    reason: text("Why."),
    reference: text("The ticket or document of the review."),
    at: required(time("When it was decided.")),
  },
  claims: { at: "at" },
  isDecision: true,
});
