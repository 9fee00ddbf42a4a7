import type { TestProject } from "vitest/node";
import { type Neo4jConnection, openTestNeo4j } from "./neo4j.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The one Neo4j of this run. Tests share it, so each keeps to keys of its own or clears what it needs cleared. */
    neo4j: Neo4jConnection;
  }
}

export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  // For every server of the run: the JVM's second compiler takes a quarter of its time, half of a start, and never pays.
  process.env.JAVA_TOOL_OPTIONS ??= "-XX:TieredStopAtLevel=1";
  const neo4j = await openTestNeo4j();
  console.log(`integration tests use Neo4j: ${neo4j.description}`);
  project.provide("neo4j", neo4j.connection);
  return async () => neo4j[Symbol.asyncDispose]();
}
