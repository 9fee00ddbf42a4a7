import type { Graph } from "./graph.js";
import type { Query } from "./query.js";
import { sizeOf } from "./storedFact.js";
import { readBounded } from "./stream.js";
import type { PlacedFact, Window } from "./window.js";

/** A page ends with the fact that makes it as large: it need not be full to have a next one. */
const PAGE_BYTES = 8 * 1024 * 1024;

export interface Page {
  readonly facts: readonly PlacedFact[];
  /** More come after these. */
  readonly hasNext: boolean;
}

/** One page of at most `limit` facts and about 8 MiB, but of one fact at least. Throws UNAVAILABLE or INTERNAL. */
export async function readPage<Params extends Window>(
  graph: Graph,
  query: Query<Params, PlacedFact>,
  params: Params,
): Promise<Page> {
  const { limit } = params;
  // one more tells whether there is a next page
  const wanted = { ...params, limit: limit + 1 };
  const { rows, isCut } = await readBounded(graph, query, wanted, PAGE_BYTES, ({ fact }) => sizeOf(fact));
  return { facts: rows.slice(0, limit), hasNext: isCut || rows.length > limit };
}
