import type { Driver } from "neo4j-driver";
import { concurrently } from "../concurrently.js";
import { batchesOf } from "../facts/keys.js";
import { predictionsOf } from "../facts/prediction.js";
import { connect, databaseOf } from "../neo4j.js";
import type { Keys, Side, Target } from "../protocol.js";
import { BATCH, CONNECTIONS } from "../sizes.js";

const GRAPH_KEY =
  "CREATE CONSTRAINT bench_prediction_key IF NOT EXISTS FOR (n:BenchPrediction) REQUIRE n.key IS UNIQUE";
const DEPLOYMENT_KEY =
  "CREATE CONSTRAINT bench_deployment_key IF NOT EXISTS FOR (n:BenchDeployment) REQUIRE n.key IS UNIQUE";
const BARE_KEY = "CREATE CONSTRAINT bench_bare_key IF NOT EXISTS FOR (n:BenchBare) REQUIRE n.key IS UNIQUE";

const DEPLOYMENT = "MERGE (:BenchDeployment {key: $key})";
const GRAPH = `
  UNWIND $rows AS row
  MATCH (deployment:BenchDeployment {key: row.deployment})
  CREATE (n:BenchPrediction)-[:SERVED_BY]->(deployment)
  SET n = row`;
const BARE = "UNWIND $rows AS row CREATE (n:BenchBare) SET n = row";

/** The same graph through the driver: each prediction a node with a unique key, and its edge to its deployment. */
export async function openRawGraph({ neo4j }: Target): Promise<Side> {
  const driver = connect(neo4j);
  await driver.executeQuery(GRAPH_KEY, {}, databaseOf(neo4j));
  await driver.executeQuery(DEPLOYMENT_KEY, {}, databaseOf(neo4j));
  const deployments = new Set<string>();
  return ingestingSide(driver, { neo4j, statement: GRAPH, edges: 1 }, async (keys) => {
    for (const { deployment } of predictionsOf({ ...keys, count: 1 })) {
      if (deployments.has(deployment)) continue;
      await driver.executeQuery(DEPLOYMENT, { key: deployment }, databaseOf(neo4j));
      deployments.add(deployment);
    }
  });
}

/** The same values as bare nodes with a unique key. */
export async function openRawBare({ neo4j }: Target): Promise<Side> {
  const driver = connect(neo4j);
  await driver.executeQuery(BARE_KEY, {}, databaseOf(neo4j));
  return ingestingSide(driver, { neo4j, statement: BARE, edges: 0 });
}

interface Statement extends Pick<Target, "neo4j"> {
  readonly statement: string;
  /** Edges of each prediction. */
  readonly edges: number;
}

/** Writes batches in managed transactions, which the driver tries again when two lock each other out. */
function ingestingSide(
  driver: Driver,
  { neo4j, statement, edges }: Statement,
  before: (keys: Keys) => Promise<void> = async () => {},
): Side {
  const sessions = Array.from({ length: CONNECTIONS }, () => driver.session(databaseOf(neo4j)));
  return {
    round: async ({ keys }) => {
      await before(keys);
      const batches = batchesOf(keys, BATCH).map(rowsOf);
      const { results, times } = await concurrently(CONNECTIONS, batches, async (rows, lane) =>
        sessions[lane]?.executeWrite(
          async (transaction) => (await transaction.run(statement, { rows })).summary,
        ),
      );
      const updates = results.map((summary) => summary?.counters.updates());
      const sum = (of: "nodesCreated" | "relationshipsCreated") =>
        updates.reduce((all, counts) => all + (counts?.[of] ?? 0), 0);
      if (sum("nodesCreated") !== keys.count || sum("relationshipsCreated") !== keys.count * edges)
        throw new Error(`${sum("nodesCreated")} nodes of ${keys.count} were created`);
      return times;
    },
    close: () => driver.close(),
  };
}

/** A node's properties hold no maps, so features and prediction are JSON. */
const rowsOf = (keys: Keys) =>
  predictionsOf(keys).map(({ requestId, features, prediction, ...rest }) => ({
    key: requestId,
    ...rest,
    features: JSON.stringify(features),
    prediction: JSON.stringify(prediction),
  }));
