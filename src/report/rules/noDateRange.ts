import { findingAt, type GapRule } from "../rule.js";
import { recordedOf } from "../trail.js";
import { called, capital, recordWith } from "../words.js";

/** A read of a source table without the range of dates: a table changes, so its name does not say which data was read. */
export const noDateRange: GapRule = {
  code: "NO_DATE_RANGE",
  severity: "ERROR",
  check: (trail) =>
    recordedOf(trail, "Transformation").flatMap((run) =>
      (run.fields.reads ?? [])
        .filter(
          ({ kind, props }) => kind === "SourceTable" && (props.dateFrom === null || props.dateTo === null),
        )
        .map((read) => {
          const missing = (["dateFrom", "dateTo"] as const).filter((name) => read.props[name] === null);
          return findingAt(
            run,
            `${capital(called(run))} reads ${called(read)} without ${missing.join(" and ")}, so it is not known which data was read. ` +
              recordWith("Transformation", "dateFrom and dateTo at each read of a source table"),
          );
        }),
    ),
};
