import type { JsonValue } from "../../facts/json.js";
import type { SectionOf } from "../section.js";
import { count } from "../words.js";
import type { Context } from "./context.js";
import { type DraftBlock, table } from "./draftBlock.js";
import { below, factBlocks, type Line, line, toldByLine } from "./fact.js";
import { SHOWN } from "./limits.js";
import {
  code,
  digest,
  joined,
  memberRows,
  oneLine,
  type Phrase,
  phrase,
  text,
  time,
  value,
} from "./parts.js";

/** From the prediction back to the model version: what was decided, and who decided it. One kind of fact each. */
export const predictionBlocks = (prediction: SectionOf<"Prediction">, context: Context): DraftBlock[] => {
  const { features, groups } = prediction;
  return [
    ...factBlocks(
      "Prediction",
      prediction,
      {
        timestamp: line("Time, as stated", prediction.timestamp, time),
        prediction: line("Prediction", prediction.prediction, (given) => value(given)),
        threshold: line("Threshold", prediction.threshold, number),
        servingNode: line("Serving node", prediction.servingNode, oneLine),
        sequence: line("Number of its serving node", prediction.sequence, number),
        deployment: line("Deployment", prediction.deployment, code),
        modelVersion: line("Model version (said by the server)", prediction.modelVersion, code),
        artifactSha256: line("Artifact SHA-256 (said by the server)", prediction.artifactSha256, digest),
        explanation: line("Explanation (said by the server)", prediction.explanation, (given) =>
          value(given),
        ),
        features: members("Features", features),
        groups: members("Groups", groups),
      },
      context,
    ),
    ...memberTable("Feature", features),
    ...memberTable("Group attribute", groups),
  ];
};

const number = (given: number): Phrase => text(String(given));

/** An object stands in a table below the lines. */
const members = (label: string, json: JsonValue): Line =>
  json !== null && memberRows(json).length > 0
    ? below(label, json)
    : line(label, json, (given) => value(given));

const memberTable = (column: string, json: JsonValue): DraftBlock[] =>
  json === null ? [] : table([column, "Value"], memberRows(json), json);

export const deploymentBlocks = (deployment: SectionOf<"Deployment">, context: Context): DraftBlock[] =>
  factBlocks(
    "Deployment",
    deployment,
    {
      modelVersion: line("Model version", deployment.modelVersion, code),
      environment: line("Environment", deployment.environment, oneLine),
      endpoint: line("Endpoint", deployment.endpoint, code),
      servingNodes: line("Serving nodes", deployment.servingNodes, names),
      stageTransition: line("Follows stage transition", deployment.stageTransition, code),
      startedAt: line("Began, as stated", deployment.startedAt, time),
    },
    context,
  );

function names(list: readonly string[]): Phrase {
  const left = list.length - SHOWN.names;
  const shown = joined(list.slice(0, SHOWN.names).map(code));
  if (list.length === 0) return phrase("none");
  return left > 0 ? phrase(shown, ` and ${count(left)} more, which the JSON document has`) : shown;
}

export const transitionBlocks = (transition: SectionOf<"StageTransition">, context: Context): DraftBlock[] =>
  factBlocks(
    "StageTransition",
    transition,
    {
      modelVersion: line("Model version", transition.modelVersion, code),
      fromStage: line("From stage", transition.fromStage, oneLine),
      toStage: line("To stage", transition.toStage, oneLine),
      performedBy: line("By", transition.performedBy, oneLine),
      at: line("Time, as stated", transition.at, time),
      reason: line("Reason", transition.reason, oneLine),
      approval: line("Authorized by approval", transition.approval, code),
    },
    context,
  );

/** A decision: approved or rejected. */
export const approvalBlocks = (approval: SectionOf<"Approval">, context: Context): DraftBlock[] =>
  factBlocks(
    "Approval",
    approval,
    {
      decision: line("Decision", approval.decision, oneLine),
      modelVersion: line("Model version", approval.modelVersion, code),
      approver: line("By", approval.approver, oneLine),
      at: line("Time, as stated", approval.at, time),
      reference: line("Reference", approval.reference, oneLine),
      conditions: line("Conditions", approval.conditions, oneLine),
      reason: line("Reason", approval.reason, oneLine),
    },
    context,
  );

export const modelVersionBlocks = (modelVersion: SectionOf<"ModelVersion">, context: Context): DraftBlock[] =>
  factBlocks(
    "ModelVersion",
    modelVersion,
    {
      artifactSha256: line("Artifact SHA-256", modelVersion.artifactSha256, digest),
      artifactUri: line("Artifact", modelVersion.artifactUri, code),
      framework: line("Framework", modelVersion.framework, oneLine),
      intendedUse: line("Intended use", modelVersion.intendedUse, oneLine),
      limitations: line("Limitations", modelVersion.limitations, oneLine),
      toldBy: toldByLine(modelVersion.toldBy),
      producedBy: line("Produced by training run", modelVersion.producedBy, code),
    },
    context,
  );
