import { findingAt, type GapRule } from "../rule.js";
import { recordedOf } from "../trail.js";
import { called, recordWith } from "../words.js";

/** A stage transition whose source does not say who moved the model version, as MLflow never does. */
export const unknownActor: GapRule = {
  code: "UNKNOWN_ACTOR",
  severity: "WARNING",
  check: (trail) =>
    recordedOf(trail, "StageTransition")
      .filter(({ fields }) => fields.performedBy?.trim().toLowerCase() === "unknown")
      .map((fact) =>
        findingAt(
          fact,
          `Nobody knows who made ${called(fact)}: what told of it names no one. ` +
            recordWith("StageTransition", "performedBy, who moved the model version"),
        ),
      ),
};
