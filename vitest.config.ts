import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// package.json's `#sha256` leads to dist/; tests run the sources.
const sha256 = fileURLToPath(new URL("src/facts/sha256/node.ts", import.meta.url));
// Vite takes a package's ES modules where Node takes what its main says: two graphqls, whose schemas don't mix.
const graphql = fileURLToPath(import.meta.resolve("graphql"));

export default defineConfig({
  resolve: { alias: { "#sha256": sha256, graphql } },
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["test/unit/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          globalSetup: ["test/support/globalSetup.ts"],
          // One Neo4j for all of them, so one at a time.
          fileParallelism: false,
          pool: "forks",
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
