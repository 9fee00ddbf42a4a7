import type { Figure } from "../figure.js";
import { connect, databaseOf } from "../neo4j.js";
import type { Run } from "../run.js";
import { growth, type StoreBytes, storeBytes } from "../storeFiles.js";
import { fill } from "./fill.js";

const GOAL = 1_200;
/** So many that what a file is written in at once does not count. */
const PREDICTIONS = 60_000;

/** What a prediction takes on the disk, before anything that was deleted leaves room for others. */
export async function bytes(run: Run): Promise<Figure[]> {
  const { service, predictions, progress } = run;
  const common = { id: "bytes", what: "store files, a prediction", unit: "bytes" } as const;
  const goal = { better: "lower", limit: GOAL, pairs: [] } as const;
  if (service.store === undefined) return [{ ...common, ...goal, value: undefined }];
  progress("bytes: what the store's files grow by");
  const from = predictions.recorded;
  const before = await written(run, service.store);
  await fill(run, from + PREDICTIONS);
  const parts = growth(before, await written(run, service.store), PREDICTIONS);
  return [{ ...common, ...goal, value: parts.reduce((sum, { value }) => sum + value, 0), parts }];
}

async function written({ service }: Run, store: string): Promise<StoreBytes> {
  const driver = connect(service.target.neo4j);
  try {
    await driver.executeQuery("CALL db.checkpoint()", {}, databaseOf(service.target.neo4j));
    return await storeBytes(store);
  } finally {
    await driver.close();
  }
}
