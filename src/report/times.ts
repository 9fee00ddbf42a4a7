import { type Claim, claimedSpan, takesTime } from "../facts/claims.js";
import type { FactRef } from "../facts/kind.js";
import type { AnyRecord, FactRecord } from "../facts/record.js";
import type { Trail } from "./trail.js";
import { components } from "./walk.js";
import { moment } from "./words.js";

/** A time that a fact claims of itself. */
export interface Moment {
  readonly fact: FactRef;
  readonly at: string;
  /** What happened then, for a sentence; nothing for what takes no time. */
  readonly verb: "started " | "ended " | "";
}

/** A moment in a sentence: `started 2026-11-21 14:02:11 UTC`. */
export const says = ({ verb, at }: Moment): string => `${verb}${moment(at)}`;

/** When something began and was over. Both are the same for what takes no time. */
export interface Span {
  readonly start: Moment;
  readonly end: Moment;
}

/** The times that a fact claims; null where it claims none, as no model version, dataset version or table does. */
export function spanOf(fact: FactRecord): Span | null {
  const fields: Readonly<Record<string, unknown>> = fact.fields;
  const { start, end } = claimedSpan(fact.kind, (field) => fields[field]) ?? { start: null, end: null };
  const isLong = takesTime(fact.kind);
  const begun = start && momentOf(fact, start, isLong ? "started " : "");
  const over = end && momentOf(fact, end, isLong ? "ended " : "");
  return begun === null ? over && { start: over, end: over } : { start: begun, end: over ?? begun };
}

/** By the end of what facts claim, then by key, so that the order in which they were recorded does not show. */
export function byClaim(a: FactRecord, b: FactRecord): number {
  const [left, right] = [spanOf(a)?.end.at ?? "", spanOf(b)?.end.at ?? ""];
  if (left !== right) return left < right ? -1 : 1;
  return a.key < b.key ? -1 : Number(a.key > b.key);
}

const momentOf = (fact: FactRef, { time }: Claim, verb: Moment["verb"]): Moment => ({ fact, at: time, verb });

/**
 * For each fact its own times, or for one that claims none the latest start and the latest end among the nearest causes
 * that claim some. Linear in the trail, however many paths lead through it.
 */
export function latestTimes(trail: Trail): ReadonlyMap<AnyRecord, Span> {
  const own = new Map(trail.facts.map((fact) => [fact, spanOf(fact)]));
  const latest = new Map<AnyRecord, Span>();
  // facts on a cycle of timeless ones have the same nearest causes, so they are taken together, causes first
  for (const members of components(trail.facts, (fact) => (own.get(fact) ? [] : trail.causes(fact)))) {
    let span: Span | null = null;
    for (const member of members) {
      const mine = own.get(member);
      if (mine) span = later(span, mine);
      else for (const cause of trail.causes(member)) span = later(span, latest.get(cause) ?? null);
    }
    if (span !== null) for (const member of members) latest.set(member, span);
  }
  return latest;
}

function later(a: Span | null, b: Span | null): Span | null {
  if (a === null || b === null) return a ?? b;
  return { start: a.start.at < b.start.at ? b.start : a.start, end: a.end.at < b.end.at ? b.end : a.end };
}
