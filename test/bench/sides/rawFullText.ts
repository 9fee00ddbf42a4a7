import neo4j from "neo4j-driver";
import { concurrently } from "../concurrently.js";
import { wordsOf } from "../facts/searchable.js";
import { connect, databaseOf } from "../neo4j.js";
import type { Side, Target } from "../protocol.js";

const FIND = `
  CALL db.index.fulltext.queryNodes("fact_words", $query, {limit: 10}) YIELD node, score
  RETURN node.key AS key, score`;

/** The ten best nodes that have two words, one of them in the key, through the driver. */
export async function openRawFullText({ neo4j: address }: Target): Promise<Side> {
  const driver = connect(address);
  const config = { ...databaseOf(address), routing: neo4j.routing.READ };
  return {
    round: async ({ keys, callers = 1 }) => {
      const wanted = Array.from({ length: keys.count }, (_, place) => wordsOf(keys, place));
      const queries = wanted.map(({ words: [number, word] }) => `+_${number} +${word}`);
      const { results, times } = await concurrently(callers, queries, (query) =>
        driver.executeQuery(FIND, { query }, config),
      );
      for (const [place, { records }] of results.entries())
        if (!records.some((record) => record.get("key") === wanted[place]?.key))
          throw new Error(`not found: ${wanted[place]?.key}`);
      return times;
    },
    close: () => driver.close(),
  };
}
