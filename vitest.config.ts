import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

// package.json's `#sha256` leads to dist/; tests run the sources.
const sha256 = fileURLToPath(new URL("src/facts/sha256/node.ts", import.meta.url));
// Vite takes a package's ES modules where Node takes what its main says: two graphqls, whose schemas don't mix.
const graphql = fileURLToPath(import.meta.resolve("graphql"));

/** Integration tests that measure times of a service, or load the machine so that times mean nothing. */
const ALONE = ["api/catalogueFlood", "api/eventLoop", "api/subscriberIdentity", "graph/catalogue"].map(
  (name) => `test/integration/${name}.test.ts`,
);

/**
 * Each has a Neo4j of its own. Two make use of a machine that waits for processes and disks half of the time. Unit tests run with
 * them, when no integration test is left to begin: Vitest may give one number to two workers where one group of files follows
 * another that has several.
 */
const WORKERS = process.env.NEO4J_URI ? 1 : 2;

/** What works takes a small part of it, on a machine that does nothing else. */
const TIMES = { testTimeout: 60_000, hookTimeout: 180_000, expect: { poll: { timeout: 15_000 } } };

const integration = {
  pool: "forks",
  globalSetup: "test/support/globalSetup.ts",
  ...TIMES,
} as const;

/** Comes after the others. */
const alone: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    ...integration,
    name: "integration, alone",
    include: ALONE,
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
  },
};

export default defineConfig({
  resolve: { alias: { "#sha256": sha256, graphql } },
  test: {
    teardownTimeout: 60_000, // a Neo4j that stops writes what it has
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          maxWorkers: WORKERS,
          ...TIMES,
        },
      },
      {
        extends: true,
        plugins: [
          {
            name: "alone",
            // `--project integration` means these too
            async configureVitest({ vitest, injectTestProjects }) {
              if (vitest.config.project.length > 0) vitest.config.project.push("integration, alone");
              await injectTestProjects(alone);
            },
          },
        ],
        test: {
          ...integration,
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          exclude: ALONE,
          maxWorkers: WORKERS,
        },
      },
    ],
  },
});
