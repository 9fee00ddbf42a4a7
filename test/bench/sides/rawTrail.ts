import neo4j, { type Driver } from "neo4j-driver";
import { concurrently } from "../concurrently.js";
import { keyAt } from "../facts/keys.js";
import { connect, databaseOf } from "../neo4j.js";
import type { Side, Target } from "../protocol.js";

const CAUSAL =
  "READ|WRITTEN_BY|TRAINED_ON|PRODUCED_BY|APPROVES|MOVES|AUTHORIZED_BY|DEPLOYS|FOLLOWS|SERVED_BY|MADE_BY";

/** Each node of the trail once, and its edges: they end within the trail, since the walk goes on to its end. */
const WALK = `
  MATCH (start:Prediction {key: $key})-[:${CAUSAL}*0..]->(n)
  WITH DISTINCT n
  OPTIONAL MATCH (n)-[r:${CAUSAL}]->()
  RETURN n, collect(r) AS edges`;

/** The same walk through the driver, nodes and edges with all their properties. */
export const openRawTrail = async (target: Target): Promise<Side> =>
  walkingSide(connect(target.neo4j), target);

/** A side that walks trails, and then does something else for each. */
export function walkingSide(
  driver: Driver,
  { neo4j: address }: Target,
  then: (key: string) => Promise<unknown> = async () => {},
): Side {
  const config = { ...databaseOf(address), routing: neo4j.routing.READ };
  const walk = async (key: string) => {
    const { records } = await driver.executeQuery(WALK, { key }, config);
    await then(key);
    return records;
  };
  return {
    round: async ({ keys, trail, callers = 1 }) => {
      const wanted = Array.from({ length: keys.count }, (_, place) => keyAt(keys, place));
      const { results, times } = await concurrently(callers, wanted, walk);
      for (const records of results) {
        const edges = records.reduce((sum, record) => sum + record.get("edges").length, 0);
        if (records.length !== trail?.nodes || edges !== trail.edges)
          throw new Error(`a raw trail of ${records.length} nodes and ${edges} edges`);
      }
      return times;
    },
    close: () => driver.close(),
  };
}
