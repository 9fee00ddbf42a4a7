import { readFile } from "node:fs/promises";
import { join } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";

export interface Neo4jAddress {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database?: string | undefined;
}

/** As the service announces its own. */
interface EmbeddedNeo4j extends Neo4jAddress {
  readonly serverPid: number;
}

/** The Neo4j that the environment names, if it does. */
export function configuredNeo4j(): Neo4jAddress | undefined {
  const { NEO4J_URI: uri, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE: database } = process.env;
  if (!uri) return undefined;
  return {
    uri,
    username: NEO4J_USERNAME || "neo4j",
    password: NEO4J_PASSWORD ?? "",
    database: database || undefined,
  };
}

/** The embedded Neo4j of a service that runs on this folder. */
export async function embeddedNeo4j(dataDir: string): Promise<EmbeddedNeo4j> {
  return JSON.parse(await readFile(join(dataDir, "neo4j.json"), "utf8"));
}

export function connect({ uri, username, password }: Neo4jAddress): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
}

/** As `executeQuery` and `session` take it. */
export const databaseOf = ({ database }: Neo4jAddress): { database?: string } =>
  database === undefined ? {} : { database };
