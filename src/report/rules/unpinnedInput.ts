import { refId } from "../../facts/kind.js";
import { findingAt, type GapRule } from "../rule.js";
import { called, capital, recordWith } from "../words.js";

/** A dataset version that may not be the data that was used: it was inferred, or its key has no version. */
export const unpinnedInput: GapRule = {
  code: "UNPINNED_INPUT",
  severity: "WARNING",
  check: (trail) => {
    const inferred = new Set(
      trail.edges.filter(({ props }) => props.inferred === true).map(({ to }) => refId(to)),
    );
    return trail.ofKind("DatasetVersion").flatMap((dataset) => {
      const isInferred = dataset.fields.inferred === true || inferred.has(refId(dataset));
      if (!isInferred && dataset.key.includes("@")) return [];
      const why = isInferred ? "was inferred and not stated by the job" : "has no version in its key";
      return [
        findingAt(
          dataset,
          `${capital(called(dataset))} ${why}, so it may not be the data that was used. ` +
            recordWith("DatasetVersion", "the version that the job used as name@version"),
        ),
      ];
    });
  },
};
