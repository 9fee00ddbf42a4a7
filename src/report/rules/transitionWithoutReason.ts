import { findingAt, type GapRule } from "../rule.js";
import { recordedOf } from "../trail.js";
import { called, capital, isBlank, recordWith } from "../words.js";

/** A stage transition that does not say why. */
export const transitionWithoutReason: GapRule = {
  code: "TRANSITION_WITHOUT_REASON",
  severity: "WARNING",
  check: (trail) =>
    recordedOf(trail, "StageTransition")
      .filter(({ fields }) => isBlank(fields.reason))
      .map((fact) =>
        findingAt(
          fact,
          `${capital(called(fact))} does not say why the model version moved. ${recordWith("StageTransition", "reason")}`,
        ),
      ),
};
