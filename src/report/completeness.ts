import { refId } from "../facts/kind.js";
import { KINDS } from "../facts/kinds/index.js";
import { type PolicyInForce, policyInForce } from "./policyInForce.js";
import {
  GAP_CODES,
  type Gap,
  type GapFinding,
  type GapRule,
  type Policy,
  SEVERITIES,
  type Severity,
} from "./rule.js";
import { RULES } from "./rules/index.js";
import type { Trail } from "./trail.js";

/** What a report says of a trail as a whole, and how a sentence says it. */
export const VERDICTS = {
  COMPLETE: "complete",
  WITH_WARNINGS: "complete, with warnings",
  INCOMPLETE: "not complete",
} as const;
export type Verdict = keyof typeof VERDICTS;

/** Whether a trail is whole, and how much of it there is. */
export interface Completeness {
  /** COMPLETE where there is not even a warning. */
  readonly verdict: Verdict;
  /** No gap of severity ERROR, and the walk was not cut at its limit. */
  readonly complete: boolean;
  readonly gaps: readonly Gap[];
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly policy: PolicyInForce;
}

/** What every rule says of a trail. Gaps stand by severity, then in trail order, then in the order of the codes. */
export function completenessOf(
  trail: Trail,
  policy: Policy,
  rules: readonly GapRule[] = RULES,
): Completeness {
  const gaps = findGaps(trail, policy, rules);
  const verdict = verdictOf(trail, gaps);
  return {
    verdict,
    complete: verdict !== "INCOMPLETE",
    gaps,
    nodeCount: trail.facts.length,
    edgeCount: trail.edges.length,
    policy: policyInForce(policy),
  };
}

function verdictOf({ truncated }: Trail, gaps: readonly Gap[]): Verdict {
  const has = (severity: Severity) => gaps.some((gap) => gap.severity === severity);
  if (truncated || has("ERROR")) return "INCOMPLETE";
  return has("WARNING") ? "WITH_WARNINGS" : "COMPLETE";
}

function findGaps(trail: Trail, policy: Policy, rules: readonly GapRule[]): readonly Gap[] {
  const gaps = rules.flatMap((rule) =>
    rule.check(trail, policy).map((finding) => ({
      code: rule.code,
      severity: severityOf(rule, finding, policy),
      kind: finding.kind,
      key: finding.key,
      message: finding.message,
    })),
  );
  return gaps.length > 1 ? inOrder(gaps, trail) : gaps;
}

function inOrder(gaps: readonly Gap[], { facts }: Trail): readonly Gap[] {
  const place = new Map(facts.map((fact, index) => [refId(fact), index]));
  const rank = (gap: Gap) => [
    SEVERITIES.indexOf(gap.severity),
    // what only points at the trail comes after it
    place.get(refId(gap)) ?? facts.length,
    GAP_CODES.indexOf(gap.code),
  ];
  return gaps
    .map((gap) => ({ gap, rank: rank(gap) }))
    .sort((a, b) => compare(a.rank, b.rank) || byName(a.gap, b.gap))
    .map(({ gap }) => gap);
}

/** What the policy says, whatever the finding is at; else what the rule says. */
function severityOf(
  { code, severity, severityOfDecision }: GapRule,
  { kind }: GapFinding,
  policy: Policy,
): Severity {
  const stated = policy.severities.find((one) => one.code === code)?.severity;
  return stated ?? (KINDS[kind].isDecision && severityOfDecision) ?? severity;
}

/** So that the order in which facts were recorded does not show in those that point at the trail. */
const byName = (a: Gap, b: Gap): number => (refId(a) < refId(b) ? -1 : Number(refId(a) > refId(b)));

function compare(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, i) => value !== b[i]);
  return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}
