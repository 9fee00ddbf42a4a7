import { sha256Hex } from "#sha256";
import { defineKind } from "../description.js";
import { causal, count, digest, float, indexed, json, ref, required, sealed, text, time } from "../field.js";
import { canonical, type JsonValue } from "../json.js";
import { refId } from "../kind.js";

/** Hex digits of a digest that tell what servers claim apart: so short a text stands in the node's own record. */
const CLAIM_DIGITS = 32;

/** What the server claims of the model, as one short text; undefined where it claims nothing. */
function claimsOf(given: (field: string) => JsonValue | undefined): string | undefined {
  const artifactSha256 = given("artifactSha256");
  const modelVersion = given("modelVersion");
  if (artifactSha256 === undefined && modelVersion === undefined) return undefined;
  const claims = {
    ...(artifactSha256 === undefined ? {} : { artifactSha256 }),
    ...(modelVersion === undefined ? {} : { modelVersion }),
  };
  return sha256Hex(canonical(claims)).slice(0, CLAIM_DIGITS);
}

export const Prediction = defineKind({
  kind: "Prediction",
  noun: "prediction",
  doc: "One answer of a model to one request.",
  role: "INGEST",
  isRecordable: true,
  isBatched: true,
  filtered: ["timestamp", "servingNode", "sequence"],
  pages: "predictions",
  isFoundByKeyAlone: true,
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
    servingNode: indexed(text("The node that answered.")),
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
  derived: [
    // the first in the indexes of predictions
    { name: "servedFrom", of: (_, [cause]) => (cause === undefined ? "" : refId(cause)) },
    // tells those apart that the same trail can be right for or not
    { name: "claims", of: claimsOf, mayLack: true },
  ],
  check: (isGiven) =>
    isGiven("deployment") || isGiven("modelVersion")
      ? undefined
      : "give at least one of deployment and modelVersion",
});
