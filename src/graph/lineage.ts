import { ProoflineError } from "../facts/error.js";
import type { FactRef } from "../facts/kind.js";
import { CAUSAL_RELS } from "../facts/kinds/index.js";
import type { StoredFact } from "../facts/record.js";
import type { Graph } from "./graph.js";
import { defineQuery } from "./query.js";
import { sizeOf, storedFact } from "./storedFact.js";
import { readBounded } from "./stream.js";

/** More is cut, and the answer says so. */
const LINEAGE_LIMIT = 10_000;
const LINEAGE_BYTES = 32 * 1024 * 1024;

interface LineageParams {
  readonly kind: string;
  readonly key: string;
  readonly follow: string;
  readonly maxDepth: number;
  readonly limit: number;
  readonly withSealed: boolean;
}
const lineage = defineQuery<LineageParams, StoredFact>("trail/lineage.cypher", (row) => storedFact(row));

/** An amendment stands between a fact and what its corrected references lead to. */
const FOLLOW = {
  UPSTREAM: [...[...CAUSAL_RELS, "AMENDED_TO"].map((rel) => `${rel}>`), "<AMENDS"].join("|"),
  DOWNSTREAM: [...[...CAUSAL_RELS, "AMENDED_TO"].map((rel) => `<${rel}`), "AMENDS"].join("|"),
};

/**
 * The fact and all it comes from, or all that comes from it, nearest first, up to `maxDepth` relationships away.
 * Throws NOT_FOUND where nobody recorded the fact or refers to it, and LIMIT_EXCEEDED for more than 32 MiB.
 *
 * @param withSealed whether to read sealed values, else they are as if erased
 */
export async function readLineage(
  graph: Graph,
  { kind, key }: FactRef,
  direction: keyof typeof FOLLOW,
  maxDepth: number | null,
  withSealed: boolean,
): Promise<{ facts: readonly StoredFact[]; truncated: boolean }> {
  const params = {
    kind,
    key,
    follow: FOLLOW[direction],
    maxDepth: maxDepth ?? -1,
    limit: LINEAGE_LIMIT + 1,
    withSealed,
  };
  const { rows: facts, isCut } = await readBounded(graph, lineage, params, LINEAGE_BYTES, sizeOf);
  if (isCut)
    throw new ProoflineError(
      "LIMIT_EXCEEDED",
      "the facts have more than 32 MiB: with a smaller maxDepth there are fewer",
      { path: "maxDepth" },
    );
  if (facts.length === 0)
    throw new ProoflineError("NOT_FOUND", `no ${kind} has the key ${JSON.stringify(key)}`);
  return { facts: facts.slice(0, LINEAGE_LIMIT), truncated: facts.length > LINEAGE_LIMIT };
}
