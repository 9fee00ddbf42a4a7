import { findingAt, type GapRule } from "../rule.js";
import { recordedOf } from "../trail.js";
import { called, capital, isBlank, recordWith } from "../words.js";

/** A run whose code can not be found again. */
export const noCodeVersion: GapRule = {
  code: "NO_CODE_VERSION",
  severity: "ERROR",
  check: (trail) => [
    ...recordedOf(trail, "TrainingRun")
      .filter(({ fields }) => isBlank(fields.gitCommit))
      .map((run) =>
        findingAt(
          run,
          `${capital(called(run))} has no gitCommit, so its code can't be found again. ${recordWith("TrainingRun", "gitCommit")}`,
        ),
      ),
    ...recordedOf(trail, "Transformation")
      .filter(({ fields }) => isBlank(fields.gitCommit) && fields.codeSha256 === null)
      .map((run) =>
        findingAt(
          run,
          `${capital(called(run))} has neither gitCommit nor codeSha256, so its code can't be found again. ` +
            recordWith("Transformation", "one of them"),
        ),
      ),
  ],
};
