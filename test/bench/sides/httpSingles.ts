import { concurrently } from "../concurrently.js";
import { predictionsOf } from "../facts/prediction.js";
import { at, bodyOf, dataOf, GraphqlClient } from "../http.js";
import type { Side, Target } from "../protocol.js";
import { RECEIPT } from "../receipt.js";
import { CONCURRENT } from "../sizes.js";

const MUTATION = `mutation ($input: PredictionInput!) { recordPrediction(input: $input) ${RECEIPT} }`;

/** Single predictions, many at a time. */
export async function openHttpSingles({ url }: Target): Promise<Side> {
  const client = new GraphqlClient(url, CONCURRENT);
  return {
    round: async ({ keys }) => {
      const bodies = predictionsOf(keys).map((input) => bodyOf(MUTATION, { input }));
      const { results, times } = await concurrently(CONCURRENT, bodies, (body) => client.post(body));
      for (const answer of results)
        if (at(dataOf(answer), "recordPrediction", "duplicate") !== false) throw new Error("no new receipt");
      return times;
    },
    close: async () => client.close(),
  };
}
