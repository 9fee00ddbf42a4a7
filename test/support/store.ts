import type { FactKind } from "../../src/facts/kind.js";
import { Graph } from "../../src/graph/graph.js";
import { migrate } from "../../src/graph/migrate.js";
import type { Clock } from "../../src/graph/recorder/clock.js";
import { Recorder } from "../../src/graph/recorder/recorder.js";
import type { Receipt } from "../../src/graph/recorder/submission.js";
import { sharedNeo4j } from "./sharedNeo4j.js";

export type Given = readonly [kind: FactKind, input: Readonly<Record<string, unknown>>];

/** A connection to the run's Neo4j, directly or by way of another address. */
export const openGraph = (uri = sharedNeo4j().uri): Graph => {
  const { username, password } = sharedNeo4j();
  return new Graph({ uri, username, password, database: undefined });
};

export async function openMigratedGraph(): Promise<Graph> {
  const graph = openGraph();
  await migrate(graph);
  return graph;
}

/** As a service's. */
export const CLOCK: Clock = { now: () => new Date(), toleranceMs: 120_000 };

export const openRecorder = (graph: Graph): Recorder => new Recorder(graph, CLOCK, () => {});

/** Records facts as one caller's batch. */
export const record = (recorder: Recorder, ...facts: Given[]): Promise<readonly Receipt[]> =>
  recorder.record(
    facts.map(([kind, input], i) => ({ kind, input, path: `facts[${i}]` })),
    { name: "test", roles: ["ADMIN"] },
  );

export const prediction = (requestId: string, deployment: string): Given => [
  "Prediction",
  { requestId, deployment, features: { n: 1 }, prediction: "yes", timestamp: "2026-11-21T14:02:11Z" },
];

/** Rows of a statement of the test's own. */
export async function rows(
  graph: Graph,
  statement: string,
  params: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>[]> {
  const { records } = await graph.driver.executeQuery(statement, params);
  return records.map((record) => record.toObject());
}

/** The log as the store has it, from an index on: the facts in order, and the size that the head says. */
export async function logFrom(graph: Graph, from: number) {
  const facts = await rows(
    graph,
    "MATCH (n:Fact) WHERE n.index >= $from RETURN n.key AS key, n.index AS index, n.entry AS entry ORDER BY n.index",
    { from },
  );
  return { facts, size: await logSize(graph) };
}

export async function logSize(graph: Graph): Promise<number> {
  const [head] = await rows(graph, "MATCH (head:LogHead) RETURN head.size AS size");
  return Number(head?.size);
}
