import type { StoredFact } from "../../facts/record.js";
import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";
import { sizeOf, storedFact } from "../storedFact.js";
import { readBounded } from "../stream.js";

/** An Erasure, and the place of the fact that it erased; null for what is not recorded. */
export interface ErasurePlace {
  readonly key: string;
  readonly index: number | null;
  readonly erased: number | null;
}

const facts = defineQuery<{ from: number; to: number }, StoredFact>("mirror/facts.cypher", (row) =>
  storedFact(row, undefined, true),
);
const erasures = defineQuery<{ after: string; limit: number }, ErasurePlace>(
  "mirror/erasures.cypher",
  (row) => ({
    key: row.text("key"),
    index: row.integerOrNull("index"),
    erased: row.integerOrNull("erased"),
  }),
);

const READ_BYTES = 16 * 1024 * 1024;

/**
 * The facts at indexes from `from` up to, not including, `to`, with their sealed values, in the log's order: the first of
 * them where they have over 16 MiB.
 */
export async function readFacts(graph: Graph, from: number, to: number): Promise<StoredFact[]> {
  return (await readBounded(graph, facts, { from, to }, READ_BYTES, sizeOf)).rows;
}

/** A page of all Erasures, after a key; the empty text for the first page. */
export const readErasures = (graph: Graph, after: string, limit: number): Promise<ErasurePlace[]> =>
  graph.read(erasures, { after, limit });
