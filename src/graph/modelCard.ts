import { ProoflineError } from "../facts/error.js";
import type { StoredFact } from "../facts/record.js";
import type { Graph } from "./graph.js";
import { defineQuery } from "./query.js";
import { sizeOf, storedFact } from "./storedFact.js";
import { readBounded } from "./stream.js";

const LIMIT = 10_000;
const BYTES = 16 * 1024 * 1024;

const served = defineQuery<{ modelVersion: string; limit: number }, StoredFact>(
  "trail/served.cypher",
  (row) => storedFact(row),
);

/**
 * The deployments of a model version and its moves between stages, with what ended, corrected or erased them, in no order. Throws
 * LIMIT_EXCEEDED beyond 10,000 of them, or 16 MiB.
 */
export async function readServed(graph: Graph, modelVersion: string): Promise<readonly StoredFact[]> {
  const { rows, isCut } = await readBounded(graph, served, { modelVersion, limit: LIMIT + 1 }, BYTES, sizeOf);
  if (isCut || rows.length > LIMIT)
    throw new ProoflineError(
      "LIMIT_EXCEEDED",
      `the model version has more than ${LIMIT} deployments and stage transitions with their ends, or more than 16 MiB of them: the query deployments has them in pages`,
    );
  return rows;
}
