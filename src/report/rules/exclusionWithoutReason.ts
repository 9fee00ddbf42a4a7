import { findingAt, type GapRule } from "../rule.js";
import { recordedOf } from "../trail.js";
import { called, capital, clip, isBlank, recordWith } from "../words.js";

/** Rows that were left out of the data without saying why. */
export const exclusionWithoutReason: GapRule = {
  code: "EXCLUSION_WITHOUT_REASON",
  severity: "WARNING",
  check: (trail) =>
    recordedOf(trail, "Transformation").flatMap((run) =>
      (run.fields.exclusions ?? [])
        .filter(({ reason }) => isBlank(reason))
        .map(({ rule }) =>
          findingAt(
            run,
            `${capital(called(run))} leaves out rows by the rule “${clip(rule ?? "")}” and does not say why. ` +
              recordWith("Transformation", "a reason at each exclusion"),
          ),
        ),
    ),
};
