import { refId } from "../../facts/kind.js";
import type { AnyRecord } from "../../facts/record.js";
import type { Finding, Rule } from "../rule.js";
import type { Trail } from "../trail.js";
import { called, capital, listed } from "../words.js";
import { findingAt } from "./finding.js";

/** A cause that was recorded long after its effect, so that it may be backdated. */
export const recordedLate: Rule = {
  code: "RECORDED_LATE",
  severity: "WARNING",
  check: (trail, { recordedLateAfterMinutes }) => {
    const late = lateCauses(trail, recordedLateAfterMinutes * 60_000);
    return trail.facts.flatMap((cause) => {
      const effects = late.get(refId(cause));
      return effects === undefined ? [] : [finding(cause, effects)];
    });
  },
};

interface Effect {
  readonly name: string;
  readonly lateMs: number;
}

function lateCauses(trail: Trail, afterMs: number): Map<string, Effect[]> {
  const late = new Map<string, Effect[]>();
  for (const { from, to } of trail.edges) {
    const effectAt = trail.get(from)?.recordedAt ?? null;
    const causeAt = trail.get(to)?.recordedAt ?? null;
    if (effectAt === null || causeAt === null) continue;
    const lateMs = Date.parse(causeAt) - Date.parse(effectAt);
    if (!(lateMs > afterMs)) continue;
    const effects = late.get(refId(to)) ?? [];
    effects.push({ name: called(from), lateMs });
    late.set(refId(to), effects);
  }
  return late;
}

function finding(cause: AnyRecord, effects: readonly Effect[]): Finding {
  const lateMs = effects.reduce((most, effect) => Math.max(most, effect.lateMs), 0);
  const names = new Set(effects.map(({ name }) => name));
  const message =
    `${capital(called(cause))} was recorded ${duration(lateMs)} after ${listed([...names])}, which ` +
    `${names.size === 1 ? "rests" : "rest"} on it, so it may be backdated. Record facts when they happen, causes first.`;
  // an approval made up afterwards is what a report is read to rule out
  return { ...findingAt(cause, message), ...(cause.kind === "Approval" ? { severity: "ERROR" } : {}) };
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
  return parts.flatMap(([value, unit]) => (value > 0 ? [`${value} ${unit}`] : [])).join(" ");
}
