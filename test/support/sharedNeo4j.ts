import { inject } from "vitest";
import type { Neo4jConnection } from "./neo4j.js";

/**
 * The Neo4j of the worker that runs this file, which files that run at other times share: each keeps to keys of its own or
 * clears what it needs cleared. No other file uses it at the same time.
 */
export function sharedNeo4j(): Neo4jConnection {
  const worker = Number(process.env.VITEST_POOL_ID); // from 1 to the project's maxWorkers
  const neo4j = inject("neo4js")[worker - 1];
  if (neo4j === undefined) throw new Error(`no Neo4j was started for worker ${worker}`);
  return neo4j;
}
