import { type FactRef, refId } from "../../facts/kind.js";
import { findingAt, type GapRule } from "../rule.js";
import type { Trail } from "../trail.js";
import { called, capital, clip, listed } from "../words.js";

/** A fact of the trail that was corrected. The original stands in its section, the correction among the amendments. */
export const amended: GapRule = {
  code: "AMENDED",
  severity: "INFO",
  check: (trail) => {
    const corrections = new Map<string, string[]>();
    for (const amendment of trail.attachedOfKind("Amendment")) {
      const { fact, corrects, reason } = amendment.fields;
      if (fact === null) continue;
      const known = corrections.get(refId(fact)) ?? [];
      const what = corrects === null ? "" : ` in ${listed(corrects)}`;
      known.push(`${called(amendment)}${what} (${clip(reason ?? "no reason stated")})`);
      corrections.set(refId(fact), known);
    }
    return trail.facts.flatMap((fact) => {
      const known = corrections.get(refId(fact));
      if (known === undefined) return [];
      return [
        findingAt(
          fact,
          `${capital(called(fact))} was corrected by ${listed(known)}. ${followed(trail, fact)}Nothing is to be done: read both, the original stays.`,
        ),
      ];
    });
  },
};

/** Which references the trail follows otherwise than they were recorded. */
function followed(trail: Trail, fact: FactRef): string {
  const amended = trail.causesOf(fact).filter(({ amendment }) => amendment !== null);
  if (amended.length === 0) return "";
  return `This trail follows it to ${listed(amended.map(({ to }) => called(to)))}. `;
}
