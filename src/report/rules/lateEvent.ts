import { refId } from "../../facts/kind.js";
import { findingAt, type GapRule } from "../rule.js";
import { called, capital, clip, counted, listed } from "../words.js";

/** A run of which an event came when its facts had been put together, and says more than they do. */
export const lateEvent: GapRule = {
  code: "LATE_EVENT",
  severity: "WARNING",
  check: (trail) => {
    const said = new Map<string, { events: number; says: string[] }>();
    for (const { fields } of trail.attachedOfKind("LateEvent"))
      for (const run of fields.run ?? []) {
        const known = said.get(refId(run)) ?? { events: 0, says: [] };
        said.set(refId(run), { events: known.events + 1, says: [...known.says, ...(fields.says ?? [])] });
      }
    return trail.facts.flatMap((fact) => {
      const late = said.get(refId(fact));
      if (late === undefined) return [];
      return [
        findingAt(
          fact,
          `${capital(called(fact))} was put together before ${counted(late.events, "event")} of it came, which ${late.events === 1 ? "says" : "say"} more: ` +
            `${listed(late.says.map((one) => clip(one)))}. Record an Amendment where this is to count, and let the service wait longer (OPENLINEAGE_SETTLE_SECONDS) where it happens often.`,
        ),
      ];
    });
  },
};
