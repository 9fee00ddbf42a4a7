import { defineKind } from "../description.js";
import { causal, ref, required, text, texts, time } from "../field.js";

export const Deployment = defineKind({
  kind: "Deployment",
  noun: "deployment",
  doc: "A model version serving predictions in an environment.",
  role: "INGEST",
  catalogue: true,
  isRecordable: true,
  key: { field: "key", doc: "The deployment's id." },
  fields: {
    modelVersion: required(causal(ref("DEPLOYS", "ModelVersion", "The model version that is served."))),
    environment: required(text("Where it serves, for example `production`.")),
    endpoint: text("The address it serves at."),
    servingNodes: texts("The nodes that serve it."),
    stageTransition: causal(ref("FOLLOWS", "StageTransition", "The stage transition it follows.")),
    startedAt: required(time("When it began to serve.")),
  },
  claims: { at: "startedAt" },
});
