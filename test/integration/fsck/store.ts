import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import { type Config, readConfig } from "../../../src/config.js";
import { SERVICE } from "../../../src/facts/role.js";
import { type Finding, type FindingCode, finding } from "../../../src/graph/fsck/finding.js";
import { type FsckOptions, type FsckSummary, fsck } from "../../../src/graph/fsck/fsck.js";
import { Graph } from "../../../src/graph/graph.js";
import { openEmbedded } from "../../../src/local/openEmbedded.js";
import { openStore } from "../../../src/store.js";
import { batches } from "./facts.js";

const quiet = () => {};

/** A store of its own, with its facts recorded and signed, and a way to do anything to it. */
export interface TamperedStore extends AsyncDisposable {
  readonly config: Config;
  readonly graph: Graph;
  /** Straight in Neo4j, with exact types. */
  run(text: string, params?: Record<string, unknown>): Promise<Record<string, unknown>[]>;
  /** Makes the store as it was when it was recorded. */
  restore(): Promise<void>;
  check(options?: Partial<FsckOptions>): Promise<{ summary: FsckSummary; findings: Finding[] }>;
}

export async function openTamperedStore(): Promise<TamperedStore> {
  const dataDir = await mkdtemp(join(tmpdir(), "proofline-fsck-"));
  const server = await openEmbedded({ dataDir, sharing: "exclusive", progress: quiet });
  const config = readConfig({ DATA_DIR: dataDir }, {});
  const store = await openStore(config, "shared", { progress: quiet, report: quiet });
  for (const facts of batches()) await store.recorder.record(facts, SERVICE);
  await store[Symbol.asyncDispose]();
  const graph = new Graph({ ...server, database: undefined });
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password));
  const run: TamperedStore["run"] = async (text, params = {}) =>
    (await driver.executeQuery(text, params)).records.map((record) => record.toObject());
  const restore = await snapshot(driver);
  return {
    config,
    graph,
    run,
    restore,
    check: async (options = {}) => {
      const findings: Finding[] = [];
      const summary = await fsck(graph, {
        trusted: { verifierKey: undefined, lastSigned: undefined, since: undefined },
        resume: undefined,
        signal: new AbortController().signal,
        report: (one) => findings.push(one),
        progress: quiet,
        reached: async () => {},
        ...options,
      });
      return { summary, findings };
    },
    [Symbol.asyncDispose]: async () => {
      await driver.close();
      await graph[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Keeps all that a store holds; the answer puts it back. */
async function snapshot(driver: Driver): Promise<() => Promise<void>> {
  const nodes = (
    await driver.executeQuery(
      "MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS props ORDER BY id",
    )
  ).records.map((record) => record.toObject());
  const places = new Map(nodes.map(({ id }, place) => [id, neo4j.int(place)]));
  const edges = (
    await driver.executeQuery(
      "MATCH (a)-[r]->(b) RETURN elementId(a) AS from, elementId(b) AS to, type(r) AS type, properties(r) AS props",
    )
  ).records.map((record) => {
    const { from, to, type, props } = record.toObject();
    return { from: places.get(from), to: places.get(to), type, props };
  });
  return async () => {
    await driver.executeQuery("MATCH (n) DETACH DELETE n");
    await driver.executeQuery(
      `UNWIND $nodes AS row
       CREATE (n:$(row.labels))
       SET n = row.props
       WITH collect(n) AS made
       UNWIND $edges AS edge
       WITH made[edge.from] AS from, made[edge.to] AS to, edge
       CREATE (from)-[r:$(edge.type)]->(to)
       SET r = edge.props`,
      { nodes, edges },
    );
  };
}

/** A finding in short: what a trial expects. */
export const short = ({ code, kind, key, index, property, edge }: Finding): string =>
  [code, kind, key, index, property, edge && `${edge.rel} ${edge.kind} ${edge.key}`]
    .filter((part) => part !== null)
    .join(" ");

export const expected = (code: FindingCode, place: Parameters<typeof finding>[1]): string =>
  short(finding(code, place, ""));
