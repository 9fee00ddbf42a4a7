import { ProoflineError } from "../facts/error.js";
import { isReference } from "../facts/field.js";
import type { FactRef } from "../facts/kind.js";
import { CAUSAL_RELS, KINDS } from "../facts/kinds/index.js";
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
const upstream = (rels: readonly string[]) => [...rels.map((rel) => `${rel}>`), "<AMENDS"].join("|");
const downstream = (rels: readonly string[]) => [...rels.map((rel) => `<${rel}`), "AMENDS"].join("|");
const REFERENCES = [...CAUSAL_RELS, "AMENDED_TO"];
const FOLLOW = { UPSTREAM: upstream(REFERENCES), DOWNSTREAM: downstream(REFERENCES) };

/** By what predictions refer to what served them, and nothing else does. */
const OF_PREDICTIONS: ReadonlySet<string> = new Set(
  Object.values(KINDS.Prediction.fields)
    .filter(isReference)
    .map(({ rel }) => rel),
);
const FOLLOW_TO_SOURCES = downstream(REFERENCES.filter((rel) => !OF_PREDICTIONS.has(rel)));

/**
 * The fact and all it comes from, or all that comes from it, nearest first, up to `maxDepth` relationships away.
 * Throws NOT_FOUND where nobody recorded the fact or refers to it, and LIMIT_EXCEEDED for more than 32 MiB.
 *
 * @param withSealed whether to read sealed values, else they are as if erased
 */
export async function readLineage(
  graph: Graph,
  start: FactRef,
  direction: keyof typeof FOLLOW,
  maxDepth: number | null,
  withSealed: boolean,
): Promise<{ facts: readonly StoredFact[]; truncated: boolean }> {
  const { facts, isCut } = await walk(graph, start, FOLLOW[direction], maxDepth, withSealed);
  if (isCut)
    throw new ProoflineError(
      "LIMIT_EXCEEDED",
      "the facts have more than 32 MiB: with a smaller maxDepth there are fewer",
      { path: "maxDepth" },
    );
  return { facts: facts.slice(0, LINEAGE_LIMIT), truncated: facts.length > LINEAGE_LIMIT };
}

/**
 * The fact and all that comes from it, with the amendments of that, but only those predictions that an amendment leads
 * there: nothing is read of what deployments served. Sealed values are as if erased. Throws NOT_FOUND, and LIMIT_EXCEEDED
 * where there is more than a lineage holds.
 */
export async function readEffects(graph: Graph, start: FactRef): Promise<readonly StoredFact[]> {
  const { facts, isCut } = await walk(graph, start, FOLLOW_TO_SOURCES, null, false);
  if (isCut || facts.length > LINEAGE_LIMIT)
    throw new ProoflineError(
      "LIMIT_EXCEEDED",
      "more than 10,000 facts, or 32 MiB of them, rest on this one beside predictions: ask for facts that come from it",
    );
  return facts;
}

async function walk(
  graph: Graph,
  { kind, key }: FactRef,
  follow: string,
  maxDepth: number | null,
  withSealed: boolean,
): Promise<{ facts: readonly StoredFact[]; isCut: boolean }> {
  const params = { kind, key, follow, maxDepth: maxDepth ?? -1, limit: LINEAGE_LIMIT + 1, withSealed };
  const { rows: facts, isCut } = await readBounded(graph, lineage, params, LINEAGE_BYTES, sizeOf);
  if (facts.length === 0)
    throw new ProoflineError("NOT_FOUND", `no ${kind} has the key ${JSON.stringify(key)}`);
  return { facts, isCut };
}
