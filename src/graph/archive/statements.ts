import type { StoredFact } from "../../facts/record.js";
import type { SealedValues } from "../../facts/seal.js";
import { defineQuery } from "../query.js";
import { sealedValues, storedFact } from "../storedFact.js";

export const predictionsIn = defineQuery<{ from: number; to: number }, StoredFact>(
  "archive/predictions.cypher",
  (row) => storedFact(row, "Prediction", true),
);

/** What the store has of a prediction. */
export interface StoredPrediction {
  readonly index: number;
  /** The entry, or where it is. */
  readonly stored: string;
  readonly sealed: SealedValues;
}
export const storedAt = defineQuery<{ indexes: readonly number[] }, StoredPrediction>(
  "archive/stored.cypher",
  (row) => ({ index: row.integer("index"), stored: row.text("stored"), sealed: sealedValues(row, true) }),
);

/** A prediction's place, and the key of its values. */
export interface Move {
  readonly index: number;
  readonly place: string;
  readonly key: string;
}
export const move = defineQuery<{ rows: readonly Move[] }>("archive/move.cypher");
export const drop = defineQuery<{ indexes: readonly number[] }>("archive/drop.cypher");
