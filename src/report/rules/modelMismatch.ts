import { findingAt, type GapFinding, type GapRule } from "../rule.js";
import { servedBy } from "../served.js";
import { recordedOf, type Trail } from "../trail.js";
import { called, capital } from "../words.js";

const CORRECT = "Record with recordAmendment which of the two is right.";

/** Two facts of one decision that speak of different model versions. */
export const modelMismatch: GapRule = {
  code: "MODEL_MISMATCH",
  severity: "ERROR",
  check: (trail) => [...claims(trail), ...transitions(trail), ...approvals(trail)],
};

function claims(trail: Trail): GapFinding[] {
  const { prediction } = trail;
  const claim = prediction?.fields.modelVersion ?? null;
  const deployment = servedBy(trail);
  const served = deployment?.fields.modelVersion ?? null;
  if (prediction === null || deployment === null || served === null || claim === null || claim === served)
    return [];
  return [
    findingAt(
      prediction,
      `${capital(called(prediction))} says that model version ${claim} made it, but ${called(deployment)} serves ${served}. ${CORRECT}`,
    ),
  ];
}

function transitions(trail: Trail): GapFinding[] {
  return recordedOf(trail, "Deployment").flatMap((deployment) => {
    const transition = trail.find("StageTransition", deployment.fields.stageTransition);
    const moved = transition?.fields.modelVersion ?? null;
    const served = deployment.fields.modelVersion;
    if (transition === null || moved === null || moved === served) return [];
    return [
      findingAt(
        transition,
        `${capital(called(transition))} moves model version ${moved}, but ${called(deployment)}, which follows it, serves ${served}. ${CORRECT}`,
      ),
    ];
  });
}

function approvals(trail: Trail): GapFinding[] {
  return recordedOf(trail, "StageTransition").flatMap((transition) => {
    const approval = trail.find("Approval", transition.fields.approval);
    const approved = approval?.fields.modelVersion ?? null;
    const moved = transition.fields.modelVersion;
    if (approval === null || approved === null || approved === moved) return [];
    return [
      findingAt(
        approval,
        `${capital(called(approval))} is a decision on model version ${approved}, but ${called(transition)}, which it authorizes, moves ${moved}. ${CORRECT}`,
      ),
    ];
  });
}
