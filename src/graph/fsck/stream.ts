import neo4j from "neo4j-driver";
import { storeError } from "../errors.js";
import type { Graph } from "../graph.js";
import type { Query } from "../query.js";
import { Row } from "../row.js";

const FETCH_SIZE = 500;
/** One statement may look at every node of the store. */
const TIMEOUT_MS = 60 * 60_000;

/** The rows of a statement, no more in memory than the reader is behind. Throws UNAVAILABLE or INTERNAL. */
export async function* stream<Params extends object, Result>(
  graph: Graph,
  query: Query<Params, Result>,
  params: Params,
): AsyncGenerator<Result, void, undefined> {
  const session = graph.driver.session({
    defaultAccessMode: neo4j.session.READ,
    bookmarkManager: graph.driver.executeQueryBookmarkManager,
    fetchSize: FETCH_SIZE,
    ...(graph.database === undefined ? {} : { database: graph.database }),
  });
  try {
    for await (const record of session.run(query.text, params, { timeout: TIMEOUT_MS }))
      yield query.parse(new Row(record));
  } catch (error) {
    throw storeError(error);
  } finally {
    await session.close();
  }
}
