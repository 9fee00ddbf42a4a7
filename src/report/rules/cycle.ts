import { refId } from "../../facts/kind.js";
import { findingAt, type GapRule } from "../rule.js";
import { components } from "../walk.js";
import { called, capital, listed } from "../words.js";

/** Facts that rest on themselves, however many others lead back to them. One finding for each knot of them. */
export const cycle: GapRule = {
  code: "CYCLE",
  severity: "ERROR",
  check: (trail) => {
    const position = new Map(trail.facts.map((fact, place) => [fact, place]));
    return components(trail.facts, (fact) => trail.causes(fact)).flatMap((members) => {
      const inOrder = members.toSorted((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
      const [first, ...others] = inOrder;
      if (first === undefined) return [];
      const self = trail.causesOf(first).some(({ to }) => refId(to) === refId(first));
      if (others.length === 0 && !self) return [];
      const through = others.length === 0 ? "" : ` through ${listed(others.map(called))}`;
      return [
        findingAt(
          first,
          `${capital(called(first))} rests on itself${through}, so it has no beginning. ` +
            "Record with recordAmendment which of the references is wrong.",
        ),
      ];
    });
  },
};
