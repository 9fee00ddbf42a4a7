import { findingAt, type GapRule } from "../rule.js";
import { recordedOf } from "../trail.js";
import { called, capital, recordWith } from "../words.js";

/** A dataset version whose bytes can not be told from others. */
export const noDataHash: GapRule = {
  code: "NO_DATA_HASH",
  severity: "ERROR",
  check: (trail) =>
    recordedOf(trail, "DatasetVersion")
      .filter(({ fields }) => fields.sha256 === null)
      .map((fact) =>
        findingAt(
          fact,
          `${capital(called(fact))} has no sha256, so that the data can be changed without notice. ${recordWith("DatasetVersion", "sha256, the digest of its bytes")}`,
        ),
      ),
};
