import type { Approval, Deployment, Fact, StageTransition } from "./inputs.js";
import type { Keys } from "./keys.js";
import type { Trained } from "./pipeline.js";

export const SERVING_NODES = ["scorer-1", "scorer-2"] as const;

const TICKET = "MODEL-1985";

/** Given by someone who did not start the training. */
export function approvalFact(keys: Keys, trained: Trained, at: string): Fact {
  const approval: Approval = {
    key: keys.approval,
    modelVersion: keys.model,
    approver: "anna.keller@example.com",
    decision: "APPROVED",
    reference: TICKET,
    reason: grounds(trained),
    conditions:
      "Demonstration only: no decision about a person may rest on it. Review when data or code change.",
    at,
  };
  return { approval };
}

export function promotionFact(keys: Keys, at: string): Fact {
  const stageTransition: StageTransition = {
    key: keys.transition,
    modelVersion: keys.model,
    fromStage: "Staging",
    toStage: "Production",
    performedBy: "release-pipeline@example.com",
    reason: `Approved in ${TICKET} (approval ${keys.approval}).`,
    approval: keys.approval,
    at,
  };
  return { stageTransition };
}

export function deploymentFact(keys: Keys, startedAt: string): Fact {
  const deployment: Deployment = {
    key: keys.deployment,
    modelVersion: keys.model,
    environment: "production",
    endpoint: "https://models.example.com/wage-band",
    servingNodes: SERVING_NODES,
    stageTransition: keys.transition,
    startedAt,
  };
  return { deployment };
}

/** What the approver saw: the numbers are the run's own. */
function grounds({ metrics }: Trained): string {
  const value = (name: string, slice?: string): string =>
    metrics.find((metric) => metric.name === name && metric.slice === slice)?.value.toFixed(2) ?? "unknown";
  return (
    `Accuracy ${value("accuracy")} on held-out rows, against ${value("baselineAccuracy")} for always giving the commoner ` +
    `answer. It says "above" for ${value("positiveRate", "gender=female")} of women and ` +
    `${value("positiveRate", "gender=male")} of men.`
  );
}
