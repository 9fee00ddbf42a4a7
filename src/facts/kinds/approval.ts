import { defineKind } from "../description.js";
import { causal, oneOf, person, pointing, ref, required, text, time } from "../field.js";

export const Approval = defineKind({
  kind: "Approval",
  noun: "approval",
  doc: "A person's decision on a model version: approved or rejected.",
  role: "APPROVE",
  catalogue: true,
  isRecordable: true,
  section: "approvals",
  inOwnName: "approver",
  key: { field: "key", doc: "The decision's id." },
  fields: {
    modelVersion: required(
      pointing(causal(ref("APPROVES", "ModelVersion", "The model version that was decided on."))),
    ),
    approver: required(person(text("Who decided."))),
    decision: required(oneOf("Decision", ["APPROVED", "REJECTED"], "What was decided.")),
    reference: text("The ticket or document of the decision."),
    reason: text("Why."),
    conditions: text("Under which conditions."),
    at: required(time("When it was decided.")),
  },
  claims: { at: "at" },
  isDecision: true,
});
