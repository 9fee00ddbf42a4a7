import { concurrently } from "../concurrently.js";
import { at, bodyOf, dataOf, GraphqlClient } from "../http.js";
import type { Side, Target } from "../protocol.js";
import { CONCURRENT } from "../sizes.js";

/** The least that a GraphQL server can be asked, many at a time. */
export async function openHttpTypename({ url }: Target): Promise<Side> {
  const client = new GraphqlClient(url, CONCURRENT);
  const body = bodyOf("{__typename}");
  return {
    round: async ({ keys, callers = CONCURRENT }) => {
      const bodies = new Array<Buffer>(keys.count).fill(body);
      const { results, times } = await concurrently(callers, bodies, (one) => client.post(one));
      for (const answer of results)
        if (at(dataOf(answer), "__typename") !== "Query") throw new Error("no __typename");
      return times;
    },
    close: async () => client.close(),
  };
}
