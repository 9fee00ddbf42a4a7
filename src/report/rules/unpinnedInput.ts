import { findingAt, type GapRule } from "../rule.js";
import { called, capital, recordWith } from "../words.js";

/** A dataset version that may not be the data that was used: it was inferred, or its key has no version. */
export const unpinnedInput: GapRule = {
  code: "UNPINNED_INPUT",
  severity: "WARNING",
  check: (trail) =>
    trail.ofKind("DatasetVersion").flatMap((dataset) => {
      const { inferred } = dataset.fields;
      if (inferred !== true && dataset.key.includes("@")) return [];
      const why = inferred === true ? "was inferred and not stated by the job" : "has no version in its key";
      return [
        findingAt(
          dataset,
          `${capital(called(dataset))} ${why}, so it may not be the data that was used. ` +
            recordWith("DatasetVersion", "the version that the job used as name@version"),
        ),
      ];
    }),
};
