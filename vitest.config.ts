import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

// package.json's `#sha256` leads to dist/; tests run the sources.
const sha256 = fileURLToPath(new URL("src/facts/sha256/node.ts", import.meta.url));
// Vite takes a package's ES modules where Node takes what its main says: two graphqls, whose schemas don't mix.
const graphql = fileURLToPath(import.meta.resolve("graphql"));

/** Integration tests that say how long something takes or holds, or that need most of the machine. */
const ALONE = [
  "access/jwt",
  "api/catalogueFlood",
  "api/eventLoop",
  "api/subscriberIdentity",
  "api/subscriptions",
  "graph/warmUp",
].map((name) => `test/integration/${name}.test.ts`);

/** Each has a Neo4j of its own. Two make use of a machine that waits for processes and disks half of the time. */
const WORKERS = process.env.NEO4J_URI ? 1 : 2;

const integration = {
  pool: "forks",
  globalSetup: "test/support/globalSetup.ts",
  testTimeout: 60_000,
  hookTimeout: 180_000,
} as const;

/** Comes after the others. */
const alone: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    ...integration,
    name: "integration, alone",
    include: ALONE,
    maxWorkers: 1,
    sequence: { groupOrder: 2 },
  },
};

export default defineConfig({
  resolve: { alias: { "#sha256": sha256, graphql } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
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
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
