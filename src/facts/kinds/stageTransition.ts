import { defineKind } from "../description.js";
import { causal, person, ref, required, text, time } from "../field.js";

export const StageTransition = defineKind({
  kind: "StageTransition",
  noun: "stage transition",
  doc: "A model version's move from one stage to another, as from Staging to Production.",
  role: "INGEST",
  catalogue: true,
  isRecordable: true,
  section: "stageTransitions",
  key: { field: "key", doc: "The transition's id." },
  fields: {
    modelVersion: required(causal(ref("MOVES", "ModelVersion", "The model version that moved."))),
    fromStage: text("The stage it left."),
    toStage: required(text("The stage it reached.")),
    performedBy: required(person(text("Who moved it."))),
    reason: text("Why."),
    approval: causal(ref("AUTHORIZED_BY", "Approval", "The approval that allowed it.")),
    at: required(time("When it moved.")),
  },
  claims: { at: "at" },
});
