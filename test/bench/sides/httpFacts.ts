import { concurrently } from "../concurrently.js";
import { transformation } from "../facts/data.js";
import { batchesOf, keyAt } from "../facts/keys.js";
import { bodyOf, dataOf, GraphqlClient, listAt } from "../http.js";
import type { Side, Target } from "../protocol.js";
import { RECEIPT } from "../receipt.js";
import { CONNECTIONS, EVENT_BATCH } from "../sizes.js";

const MUTATION = `mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) ${RECEIPT} }`;

/** Batches of transformations through `recordFacts`; times of the batches. */
export async function openHttpFacts({ url }: Target): Promise<Side> {
  const client = new GraphqlClient(url, CONNECTIONS);
  return {
    round: async ({ keys }) => {
      const batches = batchesOf({ ...keys, prefix: `${keys.prefix}-fact` }, EVENT_BATCH);
      const bodies = batches.map((batch) =>
        bodyOf(MUTATION, {
          facts: Array.from({ length: batch.count }, (_, place) =>
            transformation(keyAt(batch, place), 0, [{ sourceTable: `${keys.prefix}/contracts` }]),
          ),
        }),
      );
      const { results, times } = await concurrently(CONNECTIONS, bodies, (body) => client.post(body));
      results.forEach((answer, i) => {
        const receipts = listAt(dataOf(answer), "recordFacts");
        if (receipts.length !== batches[i]?.count) throw new Error(`${receipts.length} receipts for a batch`);
      });
      return times;
    },
    close: async () => client.close(),
  };
}
