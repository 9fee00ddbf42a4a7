import { type Completeness, completenessOf } from "./completeness.js";
import { lateMinutesOf } from "./policy.js";
import { GAP_CODES, type GapCode, type Policy, SEVERITIES, type Severity } from "./rule.js";
import { spanOf } from "./times.js";
import type { PredictionTrail, Trail } from "./trail.js";

/** In how many predictions' trails a gap is. */
export interface GapCount {
  readonly code: GapCode;
  readonly severity: Severity;
  readonly predictions: number;
}

/** What the reports of many predictions say, counted. */
export interface Coverage {
  readonly predictions: number;
  readonly complete: number;
  /** By severity, then in the order of GAP_CODES. */
  readonly gaps: readonly GapCount[];
}

/** A number of predictions of which every rule says the same. */
export interface Judged {
  readonly predictions: number;
  readonly complete: boolean;
  /** Each code and severity once. */
  readonly gaps: readonly Pick<GapCount, "code" | "severity">[];
}

/** What the rules say of one prediction, for so many that differ in nothing that a rule looks at. */
export function judge(trail: PredictionTrail, policy: Policy, predictions: number): Judged {
  const { complete, gaps }: Completeness = completenessOf(trail, policy);
  const once = new Map(gaps.map(({ code, severity }) => [`${severity} ${code}`, { code, severity }]));
  return { predictions, complete, gaps: [...once.values()] };
}

export function coverageOf(judged: readonly Judged[]): Coverage {
  const sum = (some: readonly Judged[]) => some.reduce((total, { predictions }) => total + predictions, 0);
  const count = (code: GapCode, severity: Severity) =>
    sum(judged.filter(({ gaps }) => gaps.some((gap) => gap.code === code && gap.severity === severity)));
  return {
    predictions: sum(judged),
    complete: sum(judged.filter(({ complete }) => complete)),
    gaps: SEVERITIES.flatMap((severity) =>
      GAP_CODES.map((code) => ({ code, severity, predictions: count(code, severity) })),
    ).filter(({ predictions }) => predictions > 0),
  };
}

/** Times, ascending. Between two of them, the earlier one included, the rules say the same of two predictions. */
export interface Thresholds {
  /** Of the time that a prediction claims. */
  readonly timestamps: readonly string[];
  /** Of the time when it was recorded. */
  readonly recordedAt: readonly string[];
}

/**
 * The times on which it depends what the rules say of predictions with this trail. It may begin at one of them, or at what
 * served them. Rules compare a prediction's time with those that others claim, and RECORDED_LATE when it was recorded with
 * when its causes were.
 */
export function thresholdsOf(trail: Trail, policy: Policy): Thresholds {
  const { prediction } = trail;
  const others = [...trail.facts, ...trail.attached].filter((fact) => fact !== prediction);
  const claimed = others.flatMap((fact) => {
    const span = spanOf(fact);
    return span === null ? [] : [span.start.at, span.end.at];
  });
  const near = prediction === null ? trail.facts.slice(0, 1) : trail.causes(prediction);
  return {
    // a rule may take the time itself for earlier or for later
    timestamps: inOrder([...claimed, ...claimed.map((time) => after(time, 1))]),
    recordedAt: inOrder(
      near.flatMap(({ kind, recordedAt }) =>
        recordedAt === null ? [] : [after(recordedAt, -lateMinutesOf(policy, kind) * 60_000)],
      ),
    ),
  };
}

export const bothThresholds = (a: Thresholds, b: Thresholds): Thresholds => ({
  timestamps: inOrder([...a.timestamps, ...b.timestamps]),
  recordedAt: inOrder([...a.recordedAt, ...b.recordedAt]),
});

const inOrder = (times: readonly string[]): string[] => [...new Set(times)].sort();

/** The last times of the calendar have none after them, and no prediction either. */
const after = (time: string, ms: number): string => {
  const later = new Date(Date.parse(time) + ms).toISOString();
  return later.length === time.length ? later : time;
};
