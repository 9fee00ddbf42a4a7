import { refId } from "../../facts/kind.js";
import { findingAt, type GapRule } from "../rule.js";
import { called, listed } from "../words.js";

/** A fact of the trail whose sealed values are gone: erased, or withheld where no erasure says so. */
export const erasedValue: GapRule = {
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
        const one = fact.erased.length === 1;
        const which = `Of ${called(fact)} ${listed(fact.erased, 8)} ${one ? "was" : "were"}`;
        const digests = one ? "its digest stays" : "their digests stay";
        return findingAt(
          fact,
          by === undefined
            ? `${which} withheld: no recorded erasure says why the value is not there. Run proofline fsck, or ask whoever made this report.`
            : `${which} erased by ${by}. Nothing can bring it back; ${digests} in the entry.`,
        );
      });
  },
};
