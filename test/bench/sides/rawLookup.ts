import neo4j from "neo4j-driver";
import { concurrently } from "../concurrently.js";
import { keyAt } from "../facts/keys.js";
import { connect, databaseOf } from "../neo4j.js";
import type { Side, Target } from "../protocol.js";

const LOOKUP = "MATCH (n:Prediction {key: $key}) RETURN n";

/** One node by its key through the driver, with all its properties. */
export async function openRawLookup({ neo4j: address }: Target): Promise<Side> {
  const driver = connect(address);
  const config = { ...databaseOf(address), routing: neo4j.routing.READ };
  return {
    round: async ({ keys, callers = 1 }) => {
      const wanted = Array.from({ length: keys.count }, (_, place) => keyAt(keys, place));
      const { results, times } = await concurrently(callers, wanted, (key) =>
        driver.executeQuery(LOOKUP, { key }, config),
      );
      for (const { records } of results)
        if (records.length !== 1) throw new Error(`${records.length} nodes of a key`);
      return times;
    },
    close: () => driver.close(),
  };
}
