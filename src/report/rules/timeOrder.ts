import { takesTime } from "../../facts/claims.js";
import { refId } from "../../facts/kind.js";
import type { AnyRecord } from "../../facts/record.js";
import { findingAt, type GapFinding, type GapRule } from "../rule.js";
import { latestTimes, type Moment, type Span, says, spanOf } from "../times.js";
import type { Trail } from "../trail.js";
import { called, capital } from "../words.js";

const CORRECT = "Record with recordAmendment which of the times is wrong.";

/**
 * An effect that claims to be earlier than its cause. Facts without a time of their own are looked through. What
 * takes time must not begin before its causes began; anything else must not come before its causes were over.
 */
export const timeOrder: GapRule = {
  code: "TIME_ORDER",
  severity: "ERROR",
  check: (trail) => {
    const times = latestTimes(trail);
    return trail.facts.flatMap((fact) => {
      const span = spanOf(fact);
      return span === null ? [] : [...endBeforeStart(fact, span), ...beforeCauses(trail, fact, span, times)];
    });
  },
};

/** The service refuses such a fact; an older log may hold one. */
const endBeforeStart = (fact: AnyRecord, { start, end }: Span): GapFinding[] =>
  end.at < start.at
    ? [findingAt(fact, `${capital(called(fact))} ${says(end)}, before it ${says(start)}. ${CORRECT}`)]
    : [];

function beforeCauses(
  trail: Trail,
  fact: AnyRecord,
  { start }: Span,
  times: ReadonlyMap<AnyRecord, Span>,
): GapFinding[] {
  const found = new Map<string, Moment>();
  for (const next of trail.causes(fact)) {
    const span = times.get(next);
    const cause = takesTime(fact.kind) ? span?.start : span?.end;
    if (cause !== undefined && start.at < cause.at && !isLeftToOthers(fact, cause))
      found.set(refId(cause.fact), cause);
  }
  return [...found.values()].map((cause) =>
    findingAt(
      fact,
      `${capital(called(fact))} (${says(start)}) is earlier than what it rests on, ${called(cause.fact)} (${says(cause)}). ${CORRECT}`,
    ),
  );
}

/** OUTSIDE_DEPLOYMENT_WINDOW and APPROVED_AFTER_DEPLOYMENT say more about these pairs. */
const isLeftToOthers = (effect: AnyRecord, { fact: cause }: Moment) =>
  (effect.kind === "Prediction" && cause.kind === "Deployment") ||
  (effect.kind === "Deployment" && cause.kind === "Approval");
