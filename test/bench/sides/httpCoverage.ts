import { concurrently } from "../concurrently.js";
import { at, bodyOf, dataOf, GraphqlClient } from "../http.js";
import type { Side, Target } from "../protocol.js";
import { CALLERS } from "../sizes.js";

const QUERY = `query ($modelVersion: ID!) {
  coverage(modelVersion: $modelVersion) { predictions complete gaps { code severity predictions } missingCount }
}`;

/** Which of a model version's predictions have a complete trail, counted. */
export async function openHttpCoverage({ url }: Target): Promise<Side> {
  const client = new GraphqlClient(url, CALLERS);
  return {
    round: async ({ keys, callers = 1, counted }) => {
      const body = bodyOf(QUERY, { modelVersion: `${keys.prefix}-model@7` });
      const bodies = new Array<Buffer>(keys.count).fill(body);
      const { results, times } = await concurrently(callers, bodies, (one) => client.post(one));
      for (const answer of results) {
        const data = dataOf(answer);
        const [predictions, complete] = ["predictions", "complete"].map((name) => at(data, "coverage", name));
        if (predictions !== counted || complete !== counted)
          throw new Error(`a coverage of ${complete} of ${predictions} predictions instead of ${counted}`);
      }
      return times;
    },
    close: async () => client.close(),
  };
}
