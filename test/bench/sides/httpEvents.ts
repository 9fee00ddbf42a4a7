import { concurrently } from "../concurrently.js";
import { eventsOf } from "../facts/event.js";
import { batchesOf } from "../facts/keys.js";
import { GraphqlClient } from "../http.js";
import type { Side, Target } from "../protocol.js";
import { CONNECTIONS, EVENT_BATCH, EVENT_CONNECTIONS } from "../sizes.js";

/** Single OpenLineage events. */
export const openHttpEvents = (target: Target): Promise<Side> =>
  open(target, "/api/v1/lineage", EVENT_CONNECTIONS, (keys) => eventsOf(keys));

/** Batches of OpenLineage events; times of the batches. */
export const openHttpEventBatches = (target: Target): Promise<Side> =>
  open(target, "/api/v1/lineage/batch", CONNECTIONS, (keys) => batchesOf(keys, EVENT_BATCH).map(eventsOf));

async function open(
  { url }: Target,
  path: string,
  connections: number,
  bodiesOf: (keys: Parameters<typeof eventsOf>[0]) => readonly object[],
): Promise<Side> {
  const client = new GraphqlClient(url, connections, path);
  return {
    round: async ({ keys }) => {
      const bodies = bodiesOf(keys).map((one) => Buffer.from(JSON.stringify(one)));
      // an answer that is no success fails the run
      const { times } = await concurrently(connections, bodies, (body) => client.post(body));
      return times;
    },
    close: async () => client.close(),
  };
}
