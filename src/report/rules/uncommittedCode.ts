import { findingAt, type GapRule } from "../rule.js";
import { recordedOf } from "../trail.js";
import { called, isBlank } from "../words.js";

/** A run whose code had changes that its commit does not hold. Without a commit NO_CODE_VERSION says so. */
export const uncommittedCode: GapRule = {
  code: "UNCOMMITTED_CODE",
  severity: "WARNING",
  check: (trail) =>
    [
      ...recordedOf(trail, "TrainingRun"),
      // its digest is that of the code as it ran
      ...recordedOf(trail, "Transformation").filter(({ fields }) => fields.codeSha256 === null),
    ]
      .filter(({ fields }) => fields.uncommitted === true && !isBlank(fields.gitCommit))
      .map((run) =>
        findingAt(
          run,
          `The code of ${called(run)} had changes that commit ${run.fields.gitCommit} does not hold, so it can't be found again as it ran. ` +
            "Commit before the next run.",
        ),
      ),
};
