import { concurrently } from "../concurrently.js";
import { batchesOf } from "../facts/keys.js";
import { predictionsOf } from "../facts/prediction.js";
import { connect, databaseOf } from "../neo4j.js";
import type { Keys, Side, Target } from "../protocol.js";
import { BATCH, CONNECTIONS } from "../sizes.js";

const CREATE = "UNWIND $rows AS row CREATE (n:BenchBare) SET n = row";
const CONSTRAINT = "CREATE CONSTRAINT bench_bare_key IF NOT EXISTS FOR (n:BenchBare) REQUIRE n.key IS UNIQUE";

/** The same values as bare nodes with a unique key, straight through the driver; nodes a second. */
export async function openRawIngest({ neo4j }: Target): Promise<Side> {
  const driver = connect(neo4j);
  await driver.executeQuery(CONSTRAINT, {}, databaseOf(neo4j));
  const sessions = Array.from({ length: CONNECTIONS }, () => driver.session(databaseOf(neo4j)));
  return {
    round: async ({ keys }) => {
      const batches = batchesOf(keys, BATCH).map(rowsOf);
      const { results, seconds } = await concurrently(CONNECTIONS, batches, async (rows, lane) =>
        sessions[lane]?.run(CREATE, { rows }),
      );
      const created = results.reduce(
        (sum, result) => sum + (result?.summary.counters.updates().nodesCreated ?? 0),
        0,
      );
      if (created !== keys.count) throw new Error(`${created} nodes of ${keys.count} were created`);
      return [keys.count / seconds];
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
