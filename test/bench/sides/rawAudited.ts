import { connect, databaseOf } from "../neo4j.js";
import type { Side, Target } from "../protocol.js";
import { walkingSide } from "./rawTrail.js";

const CREATE = "CREATE (n:BenchAccess {prediction: $key, at: datetime()})";

/** The walk and then one commit of one node, as if a read left a record by itself; both together are timed. */
export async function openRawAudited(target: Target): Promise<Side> {
  const driver = connect(target.neo4j);
  return walkingSide(driver, target, (key) => driver.executeQuery(CREATE, { key }, databaseOf(target.neo4j)));
}
