import neo4j from "neo4j-driver";
import { concurrently } from "../concurrently.js";
import { connect, databaseOf } from "../neo4j.js";
import type { Side, Target } from "../protocol.js";

/** Of the index by what served a prediction and when, which is not asked for more than it holds. */
const COUNT = "MATCH (n:Prediction) WHERE n.servedFrom = $servedFrom RETURN count(n) AS count";

/** All predictions of a deployment, counted in their index through the driver. */
export async function openRawCount({ neo4j: address }: Target): Promise<Side> {
  const driver = connect(address);
  const config = { ...databaseOf(address), routing: neo4j.routing.READ };
  return {
    round: async ({ keys, callers = 1, counted }) => {
      const parameters = { servedFrom: `Deployment ${keys.prefix}-deployment` };
      const { results, times } = await concurrently(callers, new Array(keys.count).fill(parameters), (one) =>
        driver.executeQuery(COUNT, one, config),
      );
      for (const { records } of results) {
        const count = records[0]?.get("count");
        if (count !== counted) throw new Error(`${count} predictions counted instead of ${counted}`);
      }
      return times;
    },
    close: () => driver.close(),
  };
}
