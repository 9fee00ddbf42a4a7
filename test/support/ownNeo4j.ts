import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, readConfig } from "../../src/config.js";
import { isObject } from "../../src/facts/json.js";
import { Graph } from "../../src/graph/graph.js";
import { readReport } from "../../src/graph/report.js";
import { type EmbeddedNeo4j, openEmbedded } from "../../src/local/openEmbedded.js";
import { DEFAULT_POLICY } from "../../src/report/policy.js";
import { openStore, type Store } from "../../src/store.js";

export const quiet = (): void => {};

/** A Neo4j of its own, and the settings of services that use it with the key in a folder beside it. */
export class OwnNeo4j implements AsyncDisposable {
  readonly folder: string;
  readonly #server: EmbeddedNeo4j;

  private constructor(folder: string, server: EmbeddedNeo4j) {
    this.folder = folder;
    this.#server = server;
  }

  static async start(): Promise<OwnNeo4j> {
    const folder = await mkdtemp(join(tmpdir(), "proofline-mirror-"));
    return new OwnNeo4j(
      folder,
      await openEmbedded({ dataDir: folder, sharing: "exclusive", progress: quiet }),
    );
  }

  get address(): Pick<EmbeddedNeo4j, "uri" | "username" | "password"> {
    return this.#server;
  }

  config(keyFile = join(this.folder, "signing.key"), origin = "example.com/mirror"): Config {
    const { uri, username, password } = this.#server;
    return readConfig({
      PORT: "0",
      DATA_DIR: this.folder,
      NEO4J_URI: uri,
      NEO4J_USERNAME: username,
      NEO4J_PASSWORD: password,
      SIGNING_KEY_FILE: keyFile,
      LOG_ORIGIN: origin,
    });
  }

  open(config = this.config()): Promise<Store> {
    return openStore(config, "exclusive", { progress: quiet, report: quiet });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** All nodes and edges with all their properties, but for those that say nothing of the facts, in some fixed order. */
export async function dump(graph: Graph): Promise<string[]> {
  const lines = async (statement: string) =>
    (await graph.driver.executeQuery(statement)).records
      .map((row) => JSON.stringify(row.get("line"), sorted))
      .sort();
  return [
    // how far the alert rules and the assembler have read is no part of the log: they read a rebuilt one anew
    ...(await lines(
      "MATCH (n) WHERE NOT n:AccessWatch AND NOT n:AccessPattern AND NOT n:DisparityWatch AND NOT n:DisparityCount AND NOT n:FsckWatch AND NOT n:AlertWebhook AND NOT any(label IN labels(n) WHERE label STARTS WITH 'OpenLineage') RETURN [labels(n), n {.*, locked: null, appliedAt: null}] AS line",
    )),
    ...(await lines(
      "MATCH (a)-[r]->(b) RETURN [labels(a), a.key, type(r), properties(r), labels(b), b.key] AS line",
    )),
  ];
}

const sorted = (_: string, value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** Makes the store as it was before its first migration. */
export async function empty(graph: Graph): Promise<void> {
  await graph.driver.executeQuery("MATCH (n) DETACH DELETE n");
}

export async function reports(graph: Graph, requestIds: readonly string[]) {
  const settings = { asOf: null, signedSize: 0, now: new Date(0), policy: DEFAULT_POLICY };
  return Promise.all(
    requestIds.map(async (requestId) => (await readReport(graph, { requestId, ...settings })).report),
  );
}

export const openGraphOf = ({ neo4j }: Config): Graph => {
  if (neo4j === undefined) throw new Error("no address");
  return new Graph(neo4j);
};
