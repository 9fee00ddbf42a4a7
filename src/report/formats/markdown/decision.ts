import type { AuditReport } from "../../report.js";
import type { SectionOf } from "../../section.js";
import { type Block, each, heading, table } from "./blocks.js";
import { factBlocks, keyed, time, told } from "./fact.js";
import { code, type Inline, value } from "./inline.js";

/** From the prediction back to the model version: what was decided, and who decided it. */
export const decisionSections = (report: AuditReport): Block[] => [
  heading(2, "Prediction"),
  ...predictionBlocks(report.prediction),
  ...section("Deployment", report.deployment === null ? [] : [report.deployment], deploymentBlocks),
  ...section("Stage transitions", report.stageTransitions, transitionBlocks),
  ...section("Approvals", report.approvals, approvalBlocks),
  ...section("Model version", report.modelVersion === null ? [] : [report.modelVersion], modelVersionBlocks),
];

/** A heading and the facts under it; it says so where there is none. */
export const section = <T>(
  title: string,
  facts: readonly T[],
  blocks: (fact: T) => readonly Block[],
): Block[] => [
  heading(2, title),
  ...(facts.length === 0 ? ["None is recorded in this trail."] : each(facts, blocks)),
];

const predictionBlocks = (prediction: SectionOf<"Prediction">): Block[] => [
  ...factBlocks("Prediction", prediction, [
    ["Time", time(prediction.timestamp)],
    [
      "Prediction",
      prediction.prediction === null ? "not known, or erased" : value(prediction.prediction, 500),
    ],
    ["Serving node", told(prediction.servingNode)],
    ["Deployment", keyed(prediction.deployment)],
    ["Model version, as the server says", keyed(prediction.modelVersion)],
    ["Artifact sha256, as the server says", keyed(prediction.artifactSha256)],
  ]),
  ...featureBlocks(prediction.features),
];

function featureBlocks(features: unknown): Block[] {
  if (features === null) return ["The features are not known, or erased."];
  const isNamed = typeof features === "object" && !Array.isArray(features);
  const rows = isNamed ? Object.entries(features).map(([name, given]) => [value(name), value(given)]) : [];
  return rows.length === 0 ? [`The features: ${value(features, 500)}`] : table(["Feature", "Value"], rows);
}

const deploymentBlocks = (deployment: SectionOf<"Deployment">): Block[] =>
  factBlocks("Deployment", deployment, [
    ["Model version", keyed(deployment.modelVersion)],
    ["Environment", told(deployment.environment)],
    ["Endpoint", keyed(deployment.endpoint)],
    ["Serving nodes", names(deployment.servingNodes)],
    ["Follows stage transition", keyed(deployment.stageTransition)],
    ["Began", time(deployment.startedAt)],
  ]);

const names = (list: readonly string[] | null): Inline | null =>
  list === null || list.length === 0 ? null : list.slice(0, 20).map(code).join(", ") + rest(list.length - 20);

const rest = (left: number) => (left > 0 ? ` and ${left} more` : "");

const transitionBlocks = (transition: SectionOf<"StageTransition">): Block[] =>
  factBlocks("StageTransition", transition, [
    ["Model version", keyed(transition.modelVersion)],
    ["From stage", told(transition.fromStage)],
    ["To stage", told(transition.toStage)],
    ["By", told(transition.performedBy)],
    ["Time", time(transition.at)],
    ["Reason", told(transition.reason) ?? "none stated"],
    ["Authorized by approval", keyed(transition.approval)],
  ]);

/** A decision: approved or rejected. */
export const approvalBlocks = (approval: SectionOf<"Approval">): Block[] =>
  factBlocks("Approval", approval, [
    ["Decision", told(approval.decision)],
    ["Model version", keyed(approval.modelVersion)],
    ["By", told(approval.approver)],
    ["Time", time(approval.at)],
    ["Reference", told(approval.reference)],
    ["Conditions", told(approval.conditions)],
    ["Reason", told(approval.reason)],
  ]);

const modelVersionBlocks = (modelVersion: SectionOf<"ModelVersion">): Block[] =>
  factBlocks("ModelVersion", modelVersion, [
    ["Artifact sha256", keyed(modelVersion.artifactSha256)],
    ["Artifact", keyed(modelVersion.artifactUri)],
    ["Framework", told(modelVersion.framework)],
    ["Intended use", told(modelVersion.intendedUse)],
    ["Limitations", told(modelVersion.limitations)],
    ["Produced by training run", keyed(modelVersion.producedBy)],
  ]);
