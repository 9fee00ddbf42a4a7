import type { JsonObject } from "../facts/json.js";
import { type FactKind, type FactRef, refId } from "../facts/kind.js";
import { type AnyRecord, type FactRecord, readRecord, type StoredFact } from "../facts/record.js";

/** The relationship types that the walk from an effect to its causes follows. The others point at a trail from outside. */
export const CAUSAL_RELS: ReadonlySet<string> = new Set([
  "READ",
  "WRITTEN_BY",
  "TRAINED_ON",
  "PRODUCED_BY",
  "APPROVES",
  "MOVES",
  "AUTHORIZED_BY",
  "DEPLOYS",
  "FOLLOWS",
  "SERVED_BY",
  "MADE_BY",
]);

/** The types by which a fact outside a trail points at it, and so belongs to the report. */
const POINTING_RELS: ReadonlySet<string> = new Set(["AMENDS", "ERASES", "RETIRES", "APPROVES"]);

/** One reference, from the effect to the cause. */
export interface Edge {
  readonly type: string;
  readonly from: FactRef;
  readonly to: FactRef;
  /** The cause's leaf hash, null where it was recorded after its effect, or never. */
  readonly leaf: string | null;
  readonly props: JsonObject;
}

export interface TrailFacts {
  readonly requestId: string;
  /** What the walk upstream from the prediction found, the prediction included. */
  readonly walked: readonly StoredFact[];
  /** Facts that may point at the trail: amendments, erasures, retirements, decisions. Others are left out. */
  readonly attached: readonly StoredFact[];
  /** The walk was cut at its limit. */
  readonly truncated: boolean;
}

/** A prediction's whole history, opened for reading. */
export interface Trail {
  readonly prediction: FactRecord<"Prediction">;
  /** The prediction first, then breadth-first towards the sources. */
  readonly facts: readonly AnyRecord[];
  readonly edges: readonly Edge[];
  /** By index. */
  readonly attached: readonly AnyRecord[];
  readonly truncated: boolean;
  /** What facts and attached were read from, in that order. */
  readonly stored: readonly StoredFact[];
  get(ref: FactRef): AnyRecord | undefined;
  /** The trail's fact of that kind and key; null for no key, and for one that the walk did not reach. */
  find<K extends FactKind>(kind: K, key: string | null): FactRecord<K> | null;
  /** The trail's facts of a kind, in trail order. */
  ofKind<K extends FactKind>(kind: K): readonly FactRecord<K>[];
  /** The attached facts of a kind, by index. */
  attachedOfKind<K extends FactKind>(kind: K): readonly FactRecord<K>[];
  /** The edges from an effect to its causes. */
  causesOf(fact: FactRef): readonly Edge[];
}

/**
 * Opens a trail. Its edges are those that the entries state, so a relationship lost from the store shows as a cause that
 * is not recorded. Throws BAD_USER_INPUT where an entry can't be read.
 */
export function openTrail(input: TrailFacts): Trail {
  const found = new Map(input.walked.map((fact) => [refId(fact), fact]));
  const start: FactRef = { kind: "Prediction", key: input.requestId };
  const order = new Map<string, AnyRecord>();
  const stored: StoredFact[] = [];
  const edges: Edge[] = [];
  const causes = new Map<string, Edge[]>();
  const queue: FactRef[] = [start];
  for (let next = 0; next < queue.length; next++) {
    const ref = queue[next];
    if (ref === undefined || order.has(refId(ref))) continue;
    const fact = found.get(refId(ref)) ?? { ...ref, recorded: null };
    const record = readRecord(fact);
    stored.push(fact);
    order.set(refId(ref), record);
    const own = edgesOf(record).filter(({ to }) => !input.truncated || found.has(refId(to)));
    causes.set(refId(ref), own);
    for (const edge of own) {
      edges.push(edge);
      queue.push(edge.to);
    }
  }
  const facts = [...order.values()];
  const pointing = input.attached
    .map((fact) => ({ fact, record: readRecord(fact) }))
    .filter(({ record }) => !order.has(refId(record)) && record.refs.some(pointsAt(order)))
    .sort((a, b) => (a.record.index ?? 0) - (b.record.index ?? 0));
  const attached = pointing.map(({ record }) => record);
  const ofKind = <K extends FactKind>(records: readonly AnyRecord[], kind: K) =>
    records.filter((record) => isOfKind(record, kind));
  const [prediction] = ofKind(facts, "Prediction");
  if (prediction === undefined) throw new TypeError("a trail begins with its prediction");
  return {
    prediction,
    facts,
    edges,
    attached,
    truncated: input.truncated,
    stored: [...stored, ...pointing.map(({ fact }) => fact)],
    get: (ref) => order.get(refId(ref)),
    find: (kind, key) => {
      const record = key === null ? undefined : order.get(refId({ kind, key }));
      return record !== undefined && isOfKind(record, kind) ? record : null;
    },
    ofKind: (kind) => ofKind(facts, kind),
    attachedOfKind: (kind) => ofKind(attached, kind),
    causesOf: (fact) => causes.get(refId(fact)) ?? [],
  };
}

const pointsAt =
  (facts: ReadonlyMap<string, unknown>) =>
  (ref: FactRef & { readonly rel: string }): boolean =>
    POINTING_RELS.has(ref.rel) && facts.has(refId(ref));

const isOfKind = <K extends FactKind>(record: AnyRecord, kind: K): record is AnyRecord & FactRecord<K> =>
  record.kind === kind;

/** The trail's facts of a kind that are recorded, in trail order: of a placeholder nothing is known but its key. */
export const recordedOf = <K extends FactKind>(trail: Trail, kind: K): readonly FactRecord<K>[] =>
  trail.ofKind(kind).filter(({ index }) => index !== null);

/** The causal edges that a fact's entry states. */
export const edgesOf = (record: AnyRecord): Edge[] =>
  record.refs
    .filter(({ rel }) => CAUSAL_RELS.has(rel))
    .map(({ rel, kind, key, leaf, props }) => ({
      type: rel,
      from: { kind: record.kind, key: record.key },
      to: { kind, key },
      leaf,
      props,
    }));
