import neo4j, { type Driver } from "neo4j-driver";
import { concurrently } from "../concurrently.js";
import { connect, databaseOf, type Neo4jAddress } from "../neo4j.js";
import type { Side, Target } from "../protocol.js";

/** By what served a prediction, then by time. Neo4j uses such an index only for what names all of its properties. */
const INDEX = `
  SHOW INDEXES YIELD labelsOrTypes, properties
  WHERE labelsOrTypes = ['Prediction'] AND properties[0..2] = ['servedFrom', 'timestamp']
  RETURN properties`;

/** All predictions of a deployment, counted in their index through the driver. */
export async function openRawCount({ neo4j: address }: Target): Promise<Side> {
  const driver = connect(address);
  const statement = await countStatement(driver, address);
  const config = { ...databaseOf(address), routing: neo4j.routing.READ };
  return {
    round: async ({ keys, callers = 1, counted }) => {
      const parameters = { servedFrom: `Deployment ${keys.prefix}-deployment` };
      const calls = new Array<typeof parameters>(keys.count).fill(parameters);
      const { results, times } = await concurrently(callers, calls, (one) =>
        driver.executeQuery(statement, one, config),
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

/** Counts in that index whatever its last property is. */
async function countStatement(driver: Driver, address: Neo4jAddress): Promise<string> {
  const { records } = await driver.executeQuery(INDEX, {}, databaseOf(address));
  const properties: readonly string[] = records[0]?.get("properties") ?? [];
  const [, ...others] = properties.map((name) => `n.${name} IS NOT NULL`);
  return `
    MATCH (n:Prediction) USING INDEX n:Prediction(${properties.join(", ")})
    WHERE n.servedFrom = $servedFrom AND ${others.join(" AND ")}
    RETURN count(n) AS count`;
}
