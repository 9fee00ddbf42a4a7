import { findingAt, type GapRule } from "../rule.js";
import { called, capital } from "../words.js";

/** A table whose key does not say which system it is in: another system may have one of the same name. */
export const noNamespace: GapRule = {
  code: "NO_NAMESPACE",
  severity: "WARNING",
  check: (trail) =>
    trail
      .ofKind("SourceTable")
      .filter(({ key }) => !/[^/]\/+[^/]/.test(key))
      .map((table) =>
        findingAt(
          table,
          `${capital(called(table))} has no namespace in its key, so it is not known which table of that name it is. ` +
            "Record the table, and the next transformation that reads it, with a key as namespace/name.",
        ),
      ),
};
