import { defineKind } from "../description.js";
import { causal, count, digest, float, json, ref, required, sealed, text, time } from "../field.js";
import { refId } from "../kind.js";

export const Prediction = defineKind({
  kind: "Prediction",
  noun: "prediction",
  doc: "One answer of a model to one request.",
  role: "INGEST",
  isRecordable: true,
  isBatched: true,
  pages: "predictions",
  key: { field: "requestId", doc: "The request's id." },
  fields: {
    deployment: causal(ref("SERVED_BY", "Deployment", "The deployment that answered.")),
    modelVersion: causal(
      ref(
        "MADE_BY",
        "ModelVersion",
        "The model version, as the server saw it. With a deployment given it is a claim, checked against the deployment's.",
        "deployment",
      ),
    ),
    artifactSha256: digest("SHA-256 of the artifact, as the server saw it."),
    features: required(sealed(json("The feature values that the model was given."))),
    prediction: required(sealed(json("What the model answered."))),
    timestamp: required(time("When it answered.")),
    servingNode: text("The node that answered."),
    groups: sealed(
      json("Attributes that the model was not given, and that fairness is measured by, as an object."),
    ),
    explanation: sealed(json("What the server says of its reasons: attributions, or rules.")),
    threshold: float("What a score had to reach for this decision, in force when it was made."),
    sequence: count(
      "Counts up by one for each serving node and deployment: a hole is a prediction that was never recorded.",
    ),
  },
  claims: { at: "timestamp" },
  derived: { name: "servedFrom", of: ([cause]) => (cause === undefined ? "" : refId(cause)) },
  check: (given) =>
    given.has("deployment") || given.has("modelVersion")
      ? undefined
      : "give at least one of deployment and modelVersion",
});
