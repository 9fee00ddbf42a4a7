import { ProoflineError } from "../facts/error.js";
import type { Graph } from "./graph.js";
import { defineQuery } from "./query.js";

const write = defineQuery<Record<string, never>, number>("health/write.cypher", (row) => row.integer("time"));

/**
 * Commits a write, to see whether the store takes one, and answers with the database's time in milliseconds since 1970.
 * Throws UNAVAILABLE, or INTERNAL where the store was not migrated.
 */
export async function checkWritable(graph: Graph): Promise<number> {
  const [time] = await graph.write(write, {});
  if (time === undefined) throw new ProoflineError("INTERNAL", "the store was not migrated");
  return time;
}
