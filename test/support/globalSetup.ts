import type { TestProject } from "vitest/node";
import { type Neo4jConnection, openTestNeo4j } from "./neo4j.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** One for each worker, by its number: `sharedNeo4j` has this worker's. */
    neo4js: readonly Neo4jConnection[];
  }
}

export default async function globalSetup({ vitest, config }: TestProject): Promise<() => Promise<void>> {
  // The project of files that run alone follows, and uses what is here.
  if (vitest.getProvidedContext().neo4js !== undefined) return async () => {};
  // For every server of the run: the JVM's second compiler takes a quarter of its time, half of a start, and never pays.
  process.env.JAVA_TOOL_OPTIONS ??= "-XX:TieredStopAtLevel=1";
  const files = vitest.state.getPaths().filter((path) => path.includes("/test/integration/"));
  const workers = Math.max(1, Math.min(config.maxWorkers ?? 1, files.length));
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
