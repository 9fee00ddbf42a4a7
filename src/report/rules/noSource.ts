import { findingAt, type GapRule } from "../rule.js";
import { recordedOf } from "../trail.js";
import { called, capital, recordWith } from "../words.js";

/** Data that comes from nowhere: a dataset version that nothing wrote, a transformation that reads nothing. */
export const noSource: GapRule = {
  code: "NO_SOURCE",
  severity: "ERROR",
  check: (trail) => [
    ...recordedOf(trail, "DatasetVersion")
      .filter(({ fields }) => fields.writtenBy === null)
      .map((dataset) =>
        findingAt(
          dataset,
          `${capital(called(dataset))} names no transformation that wrote it, so it is not known where the data comes from. ` +
            recordWith("DatasetVersion", "writtenBy, the key of that transformation"),
        ),
      ),
    ...recordedOf(trail, "Transformation")
      .filter(({ fields }) => (fields.reads ?? []).length === 0)
      .map((run) =>
        findingAt(
          run,
          `${capital(called(run))} reads no table and no dataset version, so it is not known where its data comes from. ` +
            recordWith("Transformation", "reads"),
        ),
      ),
  ],
};
