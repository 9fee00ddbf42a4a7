import { type FactRef, refId } from "../facts/kind.js";
import { type AnyRecord, type RecordReader, readRecord, type StoredFact } from "../facts/record.js";
import type { SealedValues } from "../facts/seal.js";

/** An entry of a report, with what it takes to read its sealed values. */
export interface ProofEntry {
  readonly kind: StoredFact["kind"];
  readonly key: string;
  readonly index: number;
  readonly entry: string;
  readonly sealed: SealedValues;
}

/** Hashes in base64, leaf to root. */
export interface ProofInclusion {
  readonly index: number;
  readonly size: number;
  readonly hashes: readonly string[];
  /** A signed note of that size. */
  readonly checkpoint: string;
}

/** A checkpoint of the log that has the fact, and that others speak for. */
export interface AttestedCheckpoint {
  /** A signed note, with the cosignatures of witnesses where there are any. */
  readonly checkpoint: string;
  /** That the log of the proof's checkpoint begins with that of this one; hashes in base64. */
  readonly consistency: readonly string[];
}

/** A checkpoint that a time-stamping authority dated (RFC 3161). */
export interface TimestampedCheckpoint extends AttestedCheckpoint {
  /** The token over the checkpoint's text, without its signatures; DER in base64. */
  readonly token: string;
}

export interface ReportProof {
  readonly checkpoint: string;
  readonly verifierKey: string;
  /** Signed notes, in order: how the log came from its first key to that one. None for its first. */
  readonly rotations: readonly string[];
  readonly entries: readonly ProofEntry[];
  readonly inclusions: readonly ProofInclusion[];
  /** The last one that each witness cosigned, the largest first. */
  readonly witnessed: readonly AttestedCheckpoint[];
  /** The first one that has the fact; null as long as there is none. */
  readonly timestamped: TimestampedCheckpoint | null;
}

/** What a proof shows of each recorded fact, in the order given. */
export const proofEntries = (facts: readonly StoredFact[]): ProofEntry[] =>
  facts.flatMap(({ kind, key, recorded }) => (recorded === null ? [] : [{ kind, key, ...recorded }]));

/**
 * The facts that need an inclusion proof of their own: what they are the facts of, and each that no other one names by hash. All
 * others follow, since an entry in the log commits to those that it names by hash.
 */
export function factsToProve(
  facts: readonly StoredFact[],
  subject: FactRef,
  read: RecordReader = readRecord,
): StoredFact[] {
  const named = new Set(facts.flatMap((fact) => namedByHash(read(fact))));
  const start = refId(subject);
  return facts.filter((fact) => fact.recorded !== null && (refId(fact) === start || !named.has(refId(fact))));
}

const namedByHash = ({ refs }: AnyRecord): string[] =>
  refs.flatMap((ref) => (ref.leaf === null ? [] : [refId(ref)]));
