import type { Approval, Deployment, Fact, StageTransition } from "./inputs.js";
import type { Pipeline } from "./pipeline.js";
import type { Schedule } from "./schedule.js";

export const SERVING_NODES = ["scorer-1", "scorer-2"] as const;

const TICKET = "MODEL-1985";

/** Approved by someone who did not train it, promoted on that approval, deployed on that promotion. */
export function releaseFacts(pipeline: Pipeline, { keys, approved, promoted, deployed }: Schedule): Fact[] {
  const approval: Approval = {
    key: keys.approval,
    modelVersion: keys.model,
    approver: "anna.keller@example.com",
    decision: "APPROVED",
    reference: TICKET,
    reason: grounds(pipeline),
    conditions:
      "Demonstration only: no decision about a person may rest on it. Review when data or code change.",
    at: approved,
  };
  const stageTransition: StageTransition = {
    key: keys.transition,
    modelVersion: keys.model,
    fromStage: "Staging",
    toStage: "Production",
    performedBy: "release-pipeline@example.com",
    reason: `Approved in ${TICKET} (approval ${keys.approval}).`,
    approval: keys.approval,
    at: promoted,
  };
  const deployment: Deployment = {
    key: keys.deployment,
    modelVersion: keys.model,
    environment: "production",
    endpoint: "https://models.example.com/wage-band",
    servingNodes: SERVING_NODES,
    stageTransition: keys.transition,
    startedAt: deployed,
  };
  return [{ approval }, { stageTransition }, { deployment }];
}

/** What the approver saw: the numbers are the run's own. */
function grounds({ metrics }: Pipeline): string {
  const value = (name: string, slice?: string): string =>
    metrics.find((metric) => metric.name === name && metric.slice === slice)?.value.toFixed(2) ?? "unknown";
  return (
    `Accuracy ${value("accuracy")} on held-out rows, against ${value("baselineAccuracy")} for always giving the commoner ` +
    `answer. It says "above" for ${value("positiveRate", "gender=female")} of women and ` +
    `${value("positiveRate", "gender=male")} of men.`
  );
}
