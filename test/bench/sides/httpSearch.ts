import { concurrently } from "../concurrently.js";
import { wordsOf } from "../facts/searchable.js";
import { at, bodyOf, dataOf, GraphqlClient } from "../http.js";
import type { Side, Target } from "../protocol.js";
import { CALLERS } from "../sizes.js";

const QUERY = `query ($text: String!) {
  search(text: $text, first: 10) { edges { node { kind key field snippet score } } pageInfo { hasNextPage } }
}`;

/** The first ten hits of two words, the fact with the number in its key before those whose number begins so. */
export async function openHttpSearch({ url }: Target): Promise<Side> {
  const client = new GraphqlClient(url, CALLERS);
  return {
    round: async ({ keys, callers = 1 }) => {
      const wanted = Array.from({ length: keys.count }, (_, place) => wordsOf(keys, place));
      const bodies = wanted.map(({ words }) => bodyOf(QUERY, { text: words.join(" ") }));
      const { results, times } = await concurrently(callers, bodies, (one) => client.post(one));
      for (const [place, answer] of results.entries()) {
        const key = at(dataOf(answer), "search", "edges", "0", "node", "key");
        if (key !== wanted[place]?.key) throw new Error(`found ${String(key)} for ${wanted[place]?.key}`);
      }
      return times;
    },
    close: async () => client.close(),
  };
}
