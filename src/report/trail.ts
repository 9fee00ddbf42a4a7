import { type FactKind, type FactRef, refId } from "../facts/kind.js";
import { CONCERNING_RELS, POINTING_RELS } from "../facts/kinds/index.js";
import {
  type AnyRecord,
  type FactRecord,
  type RecordReader,
  readingOnce,
  type StoredFact,
} from "../facts/record.js";
import { amend, amendmentsByFact } from "./amendments.js";
import type { Edge } from "./edge.js";

export interface TrailFacts {
  /** Where the walk began: a prediction, or a model version or a move of one that is looked at before it serves. */
  readonly start: FactRef;
  /** What the walk upstream found, the start included. */
  readonly walked: readonly StoredFact[];
  /** Facts that may point at the trail: amendments, erasures (of those too), retirements, decisions. Others are left out. */
  readonly attached: readonly StoredFact[];
  /** The walk was cut at its limit. */
  readonly truncated: boolean;
}

/** Facts and the references between them. */
interface FactGraph {
  readonly facts: readonly AnyRecord[];
  readonly edges: readonly Edge[];
}

/**
 * A fact's whole history, opened for reading. References that were corrected are followed as the amendments have them, and
 * so do the records say; what was recorded of them stands in `original` and `superseded`.
 */
export interface Trail extends FactGraph {
  /** The prediction that the trail is of; null where it begins at a model version, or at what served one. */
  readonly prediction: FactRecord<"Prediction"> | null;
  /** The start first, then breadth-first towards the sources. */
  readonly facts: readonly AnyRecord[];
  /** What only references lead to that were corrected since, and all those references. */
  readonly superseded: FactGraph;
  /** By index. */
  readonly attached: readonly AnyRecord[];
  readonly truncated: boolean;
  /** What all of these were read from, in that order. */
  readonly stored: readonly StoredFact[];
  /** A fact of the trail, superseded or not. */
  get(ref: FactRef): AnyRecord | undefined;
  /** A record as it was recorded, without what amendments say of its references. */
  original<K extends FactKind>(record: FactRecord<K>): FactRecord<K>;
  /** The trail's fact of that kind and key; null for no key, and for one that the walk did not reach. */
  find<K extends FactKind>(kind: K, key: string | null): FactRecord<K> | null;
  /** The trail's facts of a kind, in trail order. */
  ofKind<K extends FactKind>(kind: K): readonly FactRecord<K>[];
  /** The attached facts of a kind, by index. */
  attachedOfKind<K extends FactKind>(kind: K): readonly FactRecord<K>[];
  /** The edges from an effect to its causes. */
  causesOf(fact: FactRef): readonly Edge[];
  /** What a fact of the trail rests on directly: the causes that the walk reached. */
  causes(record: AnyRecord): readonly AnyRecord[];
}

/** A trail that begins at a prediction. */
export type PredictionTrail = Trail & { readonly prediction: FactRecord<"Prediction"> };

/**
 * Opens a trail. Its edges are those that the entries state, so a relationship lost from the store shows as a cause that
 * is not recorded. Throws BAD_USER_INPUT where an entry can't be read.
 */
export function openTrail(input: TrailFacts, read: RecordReader = readingOnce()): Trail {
  const { start, truncated } = input;
  const pointing = input.attached.map((fact) => ({ fact, record: read(fact) }));
  const amendments = amendmentsByFact(pointing.map(({ record }) => record));
  const found = new Map(input.walked.map((fact) => [refId(fact), fact]));
  const isShown = ({ to }: Edge): boolean => !truncated || found.has(refId(to));
  const order = new Map<string, Opened>();
  /** Adds what edges lead to that is not there yet, and all behind it. */
  const follow = (
    from: readonly FactRef[],
    open: (record: AnyRecord) => Omit<Opened, "stored" | "original">,
  ) => {
    const queue = [...from];
    // a list goes on to what is added while it is walked
    for (const ref of queue) {
      if (order.has(refId(ref))) continue;
      const stored = found.get(refId(ref)) ?? { kind: ref.kind, key: ref.key, recorded: null };
      const original = read(stored);
      const opened = { ...open(original), stored, original };
      order.set(refId(ref), opened);
      queue.push(...opened.edges.map(({ to }) => to));
    }
  };
  follow([start], (record) => {
    const { edges, superseded, ...amended } = amend(record, amendments.get(refId(record)));
    return { ...amended, edges: edges.filter(isShown), superseded: superseded.filter(isShown) };
  });
  const current = [...order.values()];
  const corrected = current.flatMap(({ superseded }) => superseded);
  follow(
    corrected.map(({ to }) => to),
    (record) => ({ ...amend(record), edges: amend(record).edges.filter(isShown) }),
  );
  const before = [...order.values()].slice(current.length);
  const isCurrent = new Set(current.map(({ record }) => refId(record)));
  const beside = pointing.filter(({ record }) => !order.has(refId(record)));
  const isAttached = attachedTo(
    isCurrent,
    beside.map(({ record }) => record),
  );
  const attached = beside
    .filter(({ record }) => isAttached.has(refId(record)))
    .sort((a, b) => (a.record.index ?? 0) - (b.record.index ?? 0));
  return trailOf(start, {
    current,
    superseded: {
      facts: before.map(({ record }) => record),
      edges: [...corrected, ...before.flatMap(({ edges }) => edges)],
    },
    attached: attached.map(({ record }) => record),
    truncated,
    stored: [...[...order.values()].map(({ stored }) => stored), ...attached.map(({ fact }) => fact)],
    order,
  });
}

/** A fact that the walk reached. */
interface Opened {
  readonly stored: StoredFact;
  readonly original: AnyRecord;
  readonly record: AnyRecord;
  readonly edges: readonly Edge[];
  readonly superseded: readonly Edge[];
}

function trailOf(
  start: FactRef,
  {
    current,
    order,
    ...parts
  }: Pick<Trail, "superseded" | "attached" | "truncated" | "stored"> & {
    readonly current: readonly Opened[];
    readonly order: ReadonlyMap<string, Opened>;
  },
): Trail {
  const facts = current.map(({ record }) => record);
  const currentOf = new Map(current.map((opened) => [refId(opened.record), opened]));
  const originals = new Map<FactRef, AnyRecord>();
  for (const { record, original } of order.values()) if (record !== original) originals.set(record, original);
  const byKind = groupByKind(facts);
  const attachedByKind = groupByKind(parts.attached);
  const causesOf = (fact: FactRef): readonly Edge[] => currentOf.get(refId(fact))?.edges ?? [];
  // several rules walk along all of them
  const known = new Map<AnyRecord, readonly AnyRecord[]>();
  const [first] = facts;
  if (first === undefined || refId(first) !== refId(start))
    throw new TypeError("a trail begins with its start");
  return {
    ...parts,
    prediction: first.kind === "Prediction" ? first : null,
    facts,
    edges: current.flatMap(({ edges }) => edges),
    get: (ref) => order.get(refId(ref))?.record,
    original: (record) => {
      const original = originals.get(record);
      return original !== undefined && isOfKind(original, record.kind) ? original : record;
    },
    find: (kind, key) => {
      const record = key === null ? undefined : currentOf.get(refId({ kind, key }))?.record;
      return record !== undefined && isOfKind(record, kind) ? record : null;
    },
    ofKind: (kind) => (byKind.get(kind) ?? []).filter((record) => isOfKind(record, kind)),
    attachedOfKind: (kind) => (attachedByKind.get(kind) ?? []).filter((record) => isOfKind(record, kind)),
    causesOf,
    causes: (record) => {
      const found =
        known.get(record) ?? causesOf(record).flatMap(({ to }) => order.get(refId(to))?.record ?? []);
      known.set(record, found);
      return found;
    },
  };
}

/** As `openTrail`, of a walk that began at a prediction. */
export function openPredictionTrail(input: TrailFacts, read?: RecordReader): PredictionTrail {
  const trail = openTrail(input, read);
  if (isOfPrediction(trail)) return trail;
  throw new TypeError("the trail of a prediction begins with it");
}

const isOfPrediction = (trail: Trail): trail is PredictionTrail => trail.prediction !== null;

/** Whether a reference is one by which a fact outside a trail belongs to the report, and leads to one of these facts. */
export const pointsAt =
  (facts: ReadonlySet<string>) =>
  (ref: FactRef & { readonly rel: string }): boolean =>
    POINTING_RELS.has(ref.rel) && facts.has(refId(ref));

/** Whether a reference is that of a correction or an erasure of one of these facts, which point at the trail. */
export const concerns =
  (facts: ReadonlySet<string>) =>
  (ref: FactRef & { readonly rel: string }): boolean =>
    CONCERNING_RELS.has(ref.rel) && facts.has(refId(ref));

/** What points at the trail, what was corrected or erased of that, and so on. */
function attachedTo(trail: ReadonlySet<string>, facts: readonly AnyRecord[]): ReadonlySet<string> {
  const attached = new Set(facts.filter(({ refs }) => refs.some(pointsAt(trail))).map(refId));
  for (let before = -1; before < attached.size; ) {
    before = attached.size;
    for (const fact of facts) if (fact.refs.some(concerns(attached))) attached.add(refId(fact));
  }
  return attached;
}

function groupByKind(records: readonly AnyRecord[]): ReadonlyMap<FactKind, readonly AnyRecord[]> {
  const groups = new Map<FactKind, AnyRecord[]>();
  for (const record of records) {
    const known = groups.get(record.kind);
    if (known === undefined) groups.set(record.kind, [record]);
    else known.push(record);
  }
  return groups;
}

const isOfKind = <K extends FactKind>(record: AnyRecord, kind: K): record is AnyRecord & FactRecord<K> =>
  record.kind === kind;

/** The trail's facts of a kind that are recorded, in trail order: of a placeholder nothing is known but its key. */
export const recordedOf = <K extends FactKind>(trail: Trail, kind: K): readonly FactRecord<K>[] =>
  trail.ofKind(kind).filter(({ index }) => index !== null);
