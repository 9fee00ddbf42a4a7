import { refId } from "../../facts/kind.js";
import type { Rule } from "../rule.js";
import { called, listed } from "../words.js";
import { findingAt } from "./finding.js";

/** A fact of the trail whose sealed values are gone. */
export const erasedValue: Rule = {
  code: "ERASED_VALUE",
  severity: "INFO",
  check: (trail) => {
    const erasures = new Map(
      trail.attachedOfKind("Erasure").flatMap((erasure) => {
        const { fact } = erasure.fields;
        return fact === null ? [] : [[refId(fact), called(erasure)] as const];
      }),
    );
    return trail.facts
      .filter(({ erased }) => erased.length > 0)
      .map((fact) => {
        const by = erasures.get(refId(fact));
        const how = by === undefined ? "and no recorded erasure says why" : `by ${by}`;
        const [is, its] =
          fact.erased.length === 1 ? ["was", "its digest stays"] : ["were", "their digests stay"];
        return findingAt(
          fact,
          `Of ${called(fact)} ${listed(fact.erased, 8)} ${is} erased, ${how}. Nothing can bring it back; ${its} in the entry.`,
        );
      });
  },
};
