import { type FactRef, refId } from "../facts/kind.js";
import { type AnyRecord, readRecord, type StoredFact } from "../facts/record.js";
import { amend, amendmentsByFact } from "./amendments.js";
import type { Edge } from "./edge.js";
import type { TrailFacts } from "./trail.js";

/** A fact as it was when the log had `size` facts: one that came later was at most referred to. */
const factAsOf = (fact: StoredFact, size: number): StoredFact =>
  fact.recorded !== null && fact.recorded.index >= size ? { ...fact, recorded: null } : fact;

/**
 * A trail as it was when the log had `size` facts. What is reached through later facts only falls away when the trail
 * is opened, since their references are gone with them; erased values stay erased in every past.
 */
export const trailAsOf = (trail: TrailFacts, size: number): TrailFacts => ({
  ...trail,
  walked: trail.walked.map((fact) => factAsOf(fact, size)),
  // what is on the trail now may have only pointed at it then
  attached: [...trail.attached, ...trail.walked].filter(
    ({ recorded }) => recorded !== null && recorded.index < size,
  ),
});

/** Facts, and the references between them: those that hold, and those that were corrected since. */
export interface FactGraph {
  readonly records: readonly AnyRecord[];
  readonly edges: readonly Edge[];
}

/** What of a walk was there when the log had `size` facts. */
export function graphAsOf(walked: readonly StoredFact[], size: number): FactGraph {
  const records = walked.map((fact) => readRecord(factAsOf(fact, size)));
  const amendments = amendmentsByFact(records);
  const names = new Set(records.map(refId));
  const edges = records
    .map((record) => amend(record, amendments.get(refId(record))))
    .flatMap((fact) => [...fact.edges, ...fact.superseded])
    .filter(({ to }) => names.has(refId(to)));
  return { records, edges };
}

/** A fact, and what its references lead to, or what leads to it by them. */
export function reachedFrom(
  { records, edges }: FactGraph,
  start: FactRef,
  direction: "UPSTREAM" | "DOWNSTREAM",
): FactGraph {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [near, far] = direction === "UPSTREAM" ? [refId(from), refId(to)] : [refId(to), refId(from)];
    const list = next.get(near);
    if (list === undefined) next.set(near, [far]);
    else list.push(far);
  }
  const reached = new Set([refId(start)]);
  for (const id of reached) for (const far of next.get(id) ?? []) reached.add(far);
  const isReached = (fact: FactRef) => reached.has(refId(fact));
  return {
    records: records.filter(isReached),
    edges: edges.filter(({ from, to }) => isReached(from) && isReached(to)),
  };
}

/** What of a walk from a fact was there when the log had `size` facts: only what references of that time reach. */
export const lineageAsOf = (
  walked: readonly StoredFact[],
  start: FactRef,
  direction: "UPSTREAM" | "DOWNSTREAM",
  size: number,
): FactGraph => reachedFrom(graphAsOf(walked, size), start, direction);
