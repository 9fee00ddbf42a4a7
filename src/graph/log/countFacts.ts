import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";

/** A part of the log: the indexes from `from` on and below `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const factsIn = defineQuery<Span, number>("log/countFacts.cypher", (row) => row.integer("facts"));

/**
 * Whether all facts of a part of the log are there: what another process has just committed may show in the log's size
 * first. To be asked before the part is read, so that what is whole then has all its facts. Throws UNAVAILABLE.
 */
export async function isWhole(graph: Graph, { from, to }: Span): Promise<boolean> {
  const [facts] = await graph.read(factsIn, { from, to });
  return facts === to - from;
}
