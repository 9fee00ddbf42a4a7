import { refId } from "../facts/kind.js";
import { GAP_CODES, type Gap, type RuleSettings, SEVERITIES } from "./rule.js";
import { RULES } from "./rules/index.js";
import type { Trail } from "./trail.js";

/** Whether a trail is whole, and how much of it there is. */
export interface Completeness {
  /** No gap of severity ERROR, and the walk was not cut at its limit. */
  readonly complete: boolean;
  readonly gaps: readonly Gap[];
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** The setting that RECORDED_LATE was judged by. */
  readonly recordedLateAfterMinutes: number;
}

/** What every rule says of a trail. Gaps stand by severity, then in trail order, then in the order of the codes. */
export function completenessOf(trail: Trail, settings: RuleSettings): Completeness {
  const gaps = findGaps(trail, settings);
  return {
    complete: !trail.truncated && gaps.every(({ severity }) => severity !== "ERROR"),
    gaps,
    nodeCount: trail.facts.length,
    edgeCount: trail.edges.length,
    recordedLateAfterMinutes: settings.recordedLateAfterMinutes,
  };
}

function findGaps(trail: Trail, settings: RuleSettings): Gap[] {
  const place = new Map(trail.facts.map((fact, index) => [refId(fact), index]));
  const rank = (gap: Gap) => [
    SEVERITIES.indexOf(gap.severity),
    // what only points at the trail comes after it
    place.get(refId(gap)) ?? trail.facts.length,
    GAP_CODES.indexOf(gap.code),
  ];
  return RULES.flatMap((rule) =>
    rule.check(trail, settings).map(({ kind, key, message, severity }) => ({
      code: rule.code,
      severity: severity ?? rule.severity,
      kind,
      key,
      message,
    })),
  )
    .map((gap) => ({ gap, rank: rank(gap) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ gap }) => gap);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, i) => value !== b[i]);
  return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}
