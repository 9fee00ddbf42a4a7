import { findingAt, type GapRule } from "../rule.js";
import { madeBy } from "../served.js";
import { recordedOf } from "../trail.js";
import { called, capital } from "../words.js";

const CLOSE = "Record the move with recordStageTransition, and deployments with its key as stageTransition.";

/** A model version that serves without a recorded move to the stage it serves in. */
export const noStageTransition: GapRule = {
  code: "NO_STAGE_TRANSITION",
  severity: "ERROR",
  check: (trail) => {
    const modelVersion = madeBy(trail);
    if (trail.prediction?.fields.deployment === null && modelVersion !== null)
      return [
        findingAt(
          modelVersion,
          `${capital(called(modelVersion))} made a prediction that names no deployment, so no stage transition of it is known. ${CLOSE}`,
        ),
      ];
    return recordedOf(trail, "Deployment")
      .filter(({ fields }) => fields.stageTransition === null)
      .map((deployment) =>
        findingAt(
          deployment,
          `${capital(called(deployment))} follows no stage transition, so it is not known who put the model into service and why. ${CLOSE}`,
        ),
      );
  },
};
