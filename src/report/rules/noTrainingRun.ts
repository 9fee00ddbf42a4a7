import { findingAt, type GapRule } from "../rule.js";
import { recordedOf } from "../trail.js";
import { called, capital, recordWith } from "../words.js";

/** A model version that does not say which training run made it. */
export const noTrainingRun: GapRule = {
  code: "NO_TRAINING_RUN",
  severity: "ERROR",
  check: (trail) =>
    recordedOf(trail, "ModelVersion")
      .filter(({ fields }) => fields.producedBy === null)
      .map((fact) =>
        findingAt(
          fact,
          `${capital(called(fact))} names no training run, so it is not known what it was trained on. ${recordWith("ModelVersion", "producedBy, the key of its training run")}`,
        ),
      ),
};
