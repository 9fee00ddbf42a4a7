import { refId } from "../../facts/kind.js";
import { findingAt, type GapRule } from "../rule.js";
import type { Trail } from "../trail.js";
import { called, capital, listed, recordIt } from "../words.js";

/** A fact that others refer to and that is not recorded. */
export const unrecordedReference: GapRule = {
  code: "UNRECORDED_REFERENCE",
  severity: "ERROR",
  check: (trail) => {
    const unrecorded = trail.facts.filter(({ index }) => index === null);
    if (unrecorded.length === 0) return [];
    const referrers = referrersOf(trail);
    return unrecorded.map((fact) => {
      const names = referrers.get(refId(fact)) ?? [];
      const who =
        names.length === 0 ? "" : `, but ${listed(names)} ${names.length === 1 ? "refers" : "refer"} to it`;
      return findingAt(fact, `${capital(called(fact))} is not recorded${who}. ${recordIt(fact)}`);
    });
  },
};

function referrersOf(trail: Trail): Map<string, string[]> {
  const referrers = new Map<string, Set<string>>();
  for (const { from, to } of trail.edges) {
    const names = referrers.get(refId(to)) ?? new Set();
    referrers.set(refId(to), names.add(called(from)));
  }
  return new Map([...referrers].map(([id, names]) => [id, [...names]]));
}
