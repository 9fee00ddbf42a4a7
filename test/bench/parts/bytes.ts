import { trailFacts } from "../facts/trail.js";
import type { Figure } from "../figure.js";
import { Predictions, type Run } from "../run.js";
import { startService, temporaryFolder } from "../service.js";
import { SMALL_STORE } from "../sizes.js";
import { growth, type StoreBytes, storeBytes } from "../storeFiles.js";
import { fill, recordFacts } from "./fill.js";

const GOAL = 1_200;
/** So many that the last page of each file does not count. */
const PREDICTIONS = 40_000;

/** What a prediction takes on the disk, in a store of its own, to which nothing else is written. */
export async function bytes(run: Run): Promise<Figure[]> {
  const common = { id: "bytes", what: "store files, a prediction", unit: "bytes", pairs: [] } as const;
  const goal = { better: "lower", limit: GOAL } as const;
  if (run.service.store === undefined) return [{ ...common, ...goal, value: undefined }];
  run.progress("bytes: what the files of a store grow by");
  await using folder = await temporaryFolder();
  const predictions = new Predictions(`${run.predictions.prefix}-bytes`);
  const before = await filled({ ...run, predictions }, folder.path, SMALL_STORE);
  const after = await filled({ ...run, predictions }, folder.path, SMALL_STORE + PREDICTIONS);
  const parts = growth(before, after, PREDICTIONS);
  return [{ ...common, ...goal, value: parts.reduce((sum, { value }) => sum + value, 0), parts }];
}

/** The store's files with so many predictions, after its server has ended: only then are they surely written. */
async function filled(run: Run, dataDir: string, wanted: number): Promise<StoreBytes> {
  const store = await recorded(run, dataDir, wanted);
  if (store === undefined) throw new Error("the store is not in this folder");
  return storeBytes(store);
}

async function recorded(run: Run, dataDir: string, wanted: number): Promise<string | undefined> {
  await using service = await startService(dataDir, run.progress);
  if (run.predictions.recorded === 0)
    await recordFacts({ ...run, service }, trailFacts(run.predictions.prefix));
  await fill({ ...run, service }, wanted);
  return service.store;
}
