import { concurrently } from "../concurrently.js";
import { at, bodyOf, dataOf, GraphqlClient } from "../http.js";
import type { Side, Target } from "../protocol.js";
import { CALLERS } from "../sizes.js";

const QUERY = `query ($key: ID!) {
  impact(kind: SourceTable, key: $key) { counts { kind count } undated predictionCount }
}`;

/** What rests on a source table, counted. */
export async function openHttpImpact({ url }: Target): Promise<Side> {
  const client = new GraphqlClient(url, CALLERS);
  return {
    round: async ({ keys, callers = 1, counted }) => {
      const body = bodyOf(QUERY, { key: `${keys.prefix}/contracts` });
      const bodies = new Array<Buffer>(keys.count).fill(body);
      const { results, times } = await concurrently(callers, bodies, (one) => client.post(one));
      for (const answer of results) {
        const count = at(dataOf(answer), "impact", "predictionCount");
        if (count !== counted) throw new Error(`an impact on ${count} predictions instead of ${counted}`);
      }
      return times;
    },
    close: async () => client.close(),
  };
}
