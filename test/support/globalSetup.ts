import type { TestProject } from "vitest/node";
import { type Neo4jConnection, openTestNeo4j } from "./neo4j.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** One for each worker, by its number: `sharedNeo4j` has this worker's. */
    neo4js: readonly Neo4jConnection[];
  }
}

export default async function globalSetup({ vitest }: TestProject): Promise<() => Promise<void>> {
  // Two projects ask for this, and use the same.
  if (vitest.getProvidedContext().neo4js !== undefined) return async () => {};
  // For every server of the run: the JVM's second compiler takes a quarter of its time, half of a start, and never pays.
  process.env.JAVA_TOOL_OPTIONS ??= "-XX:TieredStopAtLevel=1";
  const most = Math.max(...vitest.projects.map(({ config }) => config.maxWorkers ?? 1));
  const workers = Math.min(most, vitest.state.getPaths().length);
  const started = await Promise.all(Array.from({ length: workers }, openTestNeo4j));
  for (const { description } of started) console.log(`integration tests use Neo4j: ${description}`);
  vitest.provide(
    "neo4js",
    started.map(({ connection }) => connection),
  );
  return async () => {
    await Promise.all(started.map((neo4j) => neo4j[Symbol.asyncDispose]()));
  };
}
