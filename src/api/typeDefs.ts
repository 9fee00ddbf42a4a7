import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../packageRoot.js";

const read = (...path: string[]): string => readFileSync(join(packageRoot, "schema", ...path), "utf8");

/** Rows of each list of the catalogue: where nothing is said, and at most. */
export const CATALOGUE_LIMIT = { default: 100, max: 1_000 } as const;

/** The type definitions of the catalogue, for @neo4j/graphql. */
export const catalogueTypeDefs = (): string[] => [
  read("generated", "shared.graphql"),
  read("generated", "catalogue.graphql"),
];

/** All other type definitions. */
export function ownTypeDefs(): string[] {
  const files = readdirSync(join(packageRoot, "schema")).filter((file) => file.endsWith(".graphql"));
  return [
    ...files.sort().map((file) => read(file)),
    ...["inputs.graphql", "shared.graphql", "records.graphql"].map((file) => read("generated", file)),
  ];
}
