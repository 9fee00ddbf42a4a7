import type { AnyRecord } from "../../facts/record.js";
import { lateMinutesOf } from "../policy.js";
import { findingAt, type GapFinding, type GapRule, type Policy } from "../rule.js";
import { says, spanOf } from "../times.js";
import type { Trail } from "../trail.js";
import { called, capital, count, listed } from "../words.js";

/**
 * A fact that was recorded long after the time that it claims, or long after its effect, so that it may be backdated:
 * in the trail, or pointing at it. A history that was imported afterwards shows as what it is.
 */
export const recordedLate: GapRule = {
  code: "RECORDED_LATE",
  severity: "WARNING",
  // a decision made up afterwards is what a report is read to rule out
  severityOfDecision: "ERROR",
  check: (trail, policy) => {
    const effects = effectsOf(trail);
    return [...trail.facts, ...trail.attached].flatMap((fact) => {
      const reasons = [...afterItsTime(fact, policy), ...afterEffects(fact, effects.get(fact), policy)];
      return reasons.length === 0 ? [] : [finding(fact, reasons)];
    });
  },
};

const finding = (fact: AnyRecord, reasons: readonly string[]): GapFinding =>
  findingAt(
    fact,
    `${capital(called(fact))} was recorded ${reasons.join(", and ")}, so it may be backdated. Record facts when they happen, causes first.`,
  );

function afterItsTime(fact: AnyRecord, policy: Policy): string[] {
  const claimed = spanOf(fact)?.end;
  if (claimed === undefined || fact.recordedAt === null) return [];
  const lateMs = Date.parse(fact.recordedAt) - Date.parse(claimed.at);
  return isLate(lateMs, fact, policy)
    ? [`${duration(lateMs)} after the time that it claims (${says(claimed)})`]
    : [];
}

function afterEffects(cause: AnyRecord, effects: readonly AnyRecord[] | undefined, policy: Policy): string[] {
  const { recordedAt } = cause;
  if (effects === undefined || recordedAt === null) return [];
  const late = effects.flatMap((effect) => {
    const lateMs = effect.recordedAt === null ? 0 : Date.parse(recordedAt) - Date.parse(effect.recordedAt);
    return isLate(lateMs, cause, policy) ? [{ name: called(effect), lateMs }] : [];
  });
  if (late.length === 0) return [];
  const most = late.reduce((longest, { lateMs }) => Math.max(longest, lateMs), 0);
  const names = new Set(late.map(({ name }) => name));
  return [
    `${duration(most)} after ${listed([...names])}, which ${names.size === 1 ? "rests" : "rest"} on it`,
  ];
}

const isLate = (lateMs: number, { kind }: AnyRecord, policy: Policy): boolean =>
  lateMs > lateMinutesOf(policy, kind) * 60_000;

/** By cause. */
function effectsOf(trail: Trail): ReadonlyMap<AnyRecord, readonly AnyRecord[]> {
  const effects = new Map<AnyRecord, AnyRecord[]>();
  for (const effect of trail.facts)
    for (const cause of trail.causes(effect)) {
      const known = effects.get(cause);
      if (known === undefined) effects.set(cause, [effect]);
      else known.push(effect);
    }
  return effects;
}

function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return `${ms} ms`;
  const days = Math.floor(minutes / 1440);
  const parts = [
    [days, "d"],
    [Math.floor(minutes / 60) % 24, "h"],
    [days > 0 ? 0 : minutes % 60, "min"],
  ] as const;
  return parts.flatMap(([value, unit]) => (value > 0 ? [`${count(value)} ${unit}`] : [])).join(" ");
}
