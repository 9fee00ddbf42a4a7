import { findingAt, type GapRule } from "../rule.js";
import { recordedOf } from "../trail.js";
import { called, capital, recordWith } from "../words.js";

/** A training run that names no dataset it was trained on. */
export const noTrainingData: GapRule = {
  code: "NO_TRAINING_DATA",
  severity: "ERROR",
  check: (trail) =>
    recordedOf(trail, "TrainingRun")
      .filter(({ fields }) => !fields.trainedOn?.some(({ props }) => props.role === "TRAIN"))
      .map((fact) =>
        findingAt(
          fact,
          `${capital(called(fact))} names no dataset version with the role TRAIN, so it is not known what it learned from. ${recordWith("TrainingRun", "trainedOn, at least one dataset version with the role TRAIN")}`,
        ),
      ),
};
