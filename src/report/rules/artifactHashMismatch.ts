import { findingAt, type GapRule } from "../rule.js";
import { madeBy } from "../served.js";
import { called, capital, digits } from "../words.js";

/** A prediction made by another artifact than the one that was registered. */
export const artifactHashMismatch: GapRule = {
  code: "ARTIFACT_HASH_MISMATCH",
  severity: "ERROR",
  check: (trail) => {
    const { prediction } = trail;
    const modelVersion = madeBy(trail);
    const seen = prediction?.fields.artifactSha256 ?? null;
    const registered = modelVersion?.fields.artifactSha256 ?? null;
    if (
      prediction === null ||
      modelVersion === null ||
      seen === null ||
      registered === null ||
      seen === registered
    )
      return [];
    return [
      findingAt(
        prediction,
        `${capital(called(prediction))} was made by an artifact with sha256 ${digits(seen)}, but the artifact of ${called(modelVersion)} ` +
          `has ${digits(registered)}. Find out which artifact ran, and record with recordAmendment which digest is right.`,
      ),
    ];
  },
};
