import { ClientProcess } from "../clientProcess.js";
import type { Fact } from "../facts/trail.js";
import { bodyOf, dataOf, GraphqlClient } from "../http.js";
import type { Run } from "../run.js";
import { BATCH } from "../sizes.js";

const BATCHES_A_ROUND = 20;

/** Records predictions until there are as many in the store. */
export async function fill({ service, predictions, progress }: Run, wanted: number): Promise<void> {
  if (predictions.recorded >= wanted) return;
  await using client = await ClientProcess.start("httpIngest", service.target);
  while (predictions.recorded < wanted) {
    const count = Math.min(BATCH * BATCHES_A_ROUND, wanted - predictions.recorded);
    const { seconds } = await client.round({ keys: predictions.take(count) });
    progress(
      `${predictions.recorded} of ${wanted} predictions recorded, ${Math.round(count / seconds)} a second`,
    );
  }
}

export async function recordFacts({ service }: Run, facts: readonly Fact[]): Promise<void> {
  const client = new GraphqlClient(service.target.url, 1);
  const mutation = "mutation ($facts: [FactInput!]!) { recordFacts(facts: $facts) { index } }";
  dataOf(await client.post(bodyOf(mutation, { facts })));
  client.close();
}
