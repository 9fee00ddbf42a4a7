import { concurrently } from "../concurrently.js";
import { batchesOf } from "../facts/keys.js";
import { predictionsOf } from "../facts/prediction.js";
import { bodyOf, dataOf, GraphqlClient, listAt } from "../http.js";
import type { Side, Target } from "../protocol.js";
import { RECEIPT } from "../receipt.js";
import { BATCH, CONNECTIONS } from "../sizes.js";

const MUTATION = `mutation ($inputs: [PredictionInput!]!) { recordPredictions(inputs: $inputs) ${RECEIPT} }`;

/** Batches through `recordPredictions`; times of the batches. */
export async function openHttpIngest({ url }: Target): Promise<Side> {
  const client = new GraphqlClient(url, CONNECTIONS);
  return {
    round: async ({ keys }) => {
      const batches = batchesOf(keys, BATCH);
      const bodies = batches.map((batch) => bodyOf(MUTATION, { inputs: predictionsOf(batch) }));
      const { results, times } = await concurrently(CONNECTIONS, bodies, (body) => client.post(body));
      results.forEach((answer, i) => {
        const receipts = listAt(dataOf(answer), "recordPredictions");
        if (receipts.length !== batches[i]?.count) throw new Error(`${receipts.length} receipts for a batch`);
      });
      return times;
    },
    close: async () => client.close(),
  };
}
