import { DEFAULT_POLICY } from "./policy.js";
import { type GapRule, type Policy, SEVERITIES, type Severity } from "./rule.js";
import { RULES } from "./rules/index.js";
import { count, counted } from "./words.js";

/** What gaps were judged by. */
export interface PolicyInForce extends Policy {
  /** What it changes against the default, a sentence each. */
  readonly changes: readonly string[];
}

/** A policy with what it changes against the default. */
export const policyInForce = (policy: Policy): PolicyInForce => ({ ...policy, changes: changesOf(policy) });

/**
 * What a policy changes against the default, a sentence each: first what it lowers, so that no trail looks better by a
 * policy without its report saying so.
 */
function changesOf({ lateMinutes, lateMinutesByKind, severities }: Policy): string[] {
  const stated = severities.flatMap(({ code, severity }) =>
    RULES.filter((rule) => rule.code === code).map((rule) => ({ rule, severity })),
  );
  const usual = DEFAULT_POLICY.lateMinutes;
  return [
    ...stated.flatMap(({ rule, severity }) => lowered(rule, severity)),
    ...stated.flatMap(({ rule, severity }) => raised(rule, severity)),
    ...(lateMinutes === usual ? [] : [lateness("Facts", lateMinutes, usual)]),
    ...lateMinutesByKind
      .filter(({ minutes }) => minutes !== lateMinutes)
      .map(({ kind, minutes }) => lateness(`Facts of the kind ${kind}`, minutes, lateMinutes)),
  ];
}

function lowered({ code, severity: own, severityOfDecision }: GapRule, severity: Severity): string[] {
  const from = [
    ...(isBelow(severity, own) ? [own] : []),
    ...(severityOfDecision !== undefined && isBelow(severity, severityOfDecision)
      ? [`${severityOfDecision} at a decision`]
      : []),
  ];
  return from.length === 0 ? [] : [`${code} is lowered from ${from.join(" and ")} to ${severity}.`];
}

const raised = ({ code, severity: own }: GapRule, severity: Severity): string[] =>
  isBelow(own, severity) ? [`${code} is raised from ${own} to ${severity}.`] : [];

const isBelow = (a: Severity, b: Severity): boolean => SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b);

const lateness = (what: string, minutes: number, instead: number): string =>
  `${what} count as recorded late after ${counted(minutes, "minute")} instead of ${count(instead)}.`;
