import { isReference } from "../facts/field.js";
import { FACT_KINDS, type FactKind, type FactRef, refId } from "../facts/kind.js";
import { KINDS } from "../facts/kinds/index.js";
import type { AnyRecord, FactRecord, StoredFact } from "../facts/record.js";
import { graphAsOf, reachedFrom } from "./asOf.js";
import { type Edge, isCausal } from "./edge.js";

/** A range of the data that a fact stands for, in canonical time: `from` inclusive, `to` exclusive, null for no bound. */
export interface DataRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** What rests on a fact. */
export interface Effects {
  /** All but predictions, and but the fact itself, in the order of the log. */
  readonly facts: readonly FactRef[];
  /** The predictions that an amendment leads there, and that were recorded as of something else. */
  readonly redirected: readonly FactRecord<"Prediction">[];
  /** How many references to the fact don't say which range of its data they are to, where that was asked for. */
  readonly undated: number;
}

/** The properties of references that bound the data referred to. */
const RANGES = FACT_KINDS.flatMap((kind) =>
  Object.values(KINDS[kind].fields)
    .filter(isReference)
    .flatMap((field) => (field.type === "refs" && field.range !== undefined ? [field] : [])),
);

/** Whether references to facts of a kind can say which range of its data they are to. */
export const hasData = (kind: FactKind): boolean =>
  RANGES.some(({ targets }) => Object.values(targets).includes(kind));

/**
 * What rests on a fact, of a walk from it, when the log had `size` facts. What a corrected reference named before counts
 * too, as in a lineage.
 *
 * @param data leaves out what used only other data of the fact
 */
export function effectsOf(
  walked: readonly StoredFact[],
  start: FactRef,
  data: DataRange | null,
  size: number,
): Effects {
  const { records, edges } = graphAsOf(walked, size);
  const uses = data === null ? [] : usesOf(start, edges).filter((edge) => isWithin(edge, data));
  const followed = data === null ? edges : [...edges.filter(({ to }) => !isSame(to, start)), ...uses];
  const reached = reachedFrom({ records, edges: followed }, start, "DOWNSTREAM")
    .records.filter((record) => !isSame(record, start))
    .toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0));
  const names = new Set([start, ...reached].map(refId));
  return {
    facts: reached.flatMap(({ kind, key }) => (kind === "Prediction" ? [] : [{ kind, key }])),
    redirected: reached.flatMap((record) =>
      record.kind === "Prediction" && record.index !== null && !names.has(servedFrom(record)) ? [record] : [],
    ),
    undated: uses.filter((edge) => rangeOf(edge) === null).length,
  };
}

const isSame = (a: FactRef, b: FactRef): boolean => a.kind === b.kind && a.key === b.key;

const servedFrom = ({ refs }: AnyRecord): string => {
  const cause = refs.find(isCausal);
  return cause === undefined ? "" : refId(cause);
};

/** The references to a fact. Where an effect's reference to it was corrected and still leads to it, only what is right now. */
function usesOf(start: FactRef, edges: readonly Edge[]): readonly Edge[] {
  const uses = edges.filter(({ to }) => isSame(to, start));
  const right = new Set(
    uses.flatMap(({ from, supersededBy }) => (supersededBy === null ? [refId(from)] : [])),
  );
  return uses.filter(({ from, supersededBy }) => supersededBy === null || !right.has(refId(from)));
}

/** The range of data that a reference states; null where it states none. */
function rangeOf({ type, props }: Edge): DataRange | null {
  const names = RANGES.find(({ rel }) => rel === type)?.range;
  if (names === undefined) return null;
  const [from, to] = [props[names.from], props[names.to]].map((time) =>
    typeof time === "string" ? time : null,
  );
  return from == null && to == null ? null : { from: from ?? null, to: to ?? null };
}

/** Whether a reference may be to data of a range. */
function isWithin(edge: Edge, data: DataRange): boolean {
  const used = rangeOf(edge);
  return used === null || (isBefore(used.from, data.to) && isBefore(data.from, used.to));
}

/** Whether something begins before another thing ends. No bound is before all ends, and after all beginnings. */
const isBefore = (start: string | null, end: string | null): boolean =>
  start === null || end === null || start < end;
