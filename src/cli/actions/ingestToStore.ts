import type { Config } from "../../config.js";
import { LOCAL } from "../../facts/role.js";
import { recordRead, withStore } from "../store.js";
import type { Ingestion } from "./ingestion.js";

/**
 * Records what is left of a source as `local`, straight into the store. Whoever is told that a fact was there before has read
 * that it was, which is recorded.
 */
export const ingestToStore = (config: Config, ingestion: Ingestion): Promise<void> =>
  withStore(config, async ({ recorder, accessLog }) => {
    await ingestion.run(async (facts) => {
      const inputs = facts.map(({ kind, member, input }, i) => ({
        kind,
        input,
        path: `facts[${i}].${member}`,
      }));
      const receipts = await recorder.record(inputs, LOCAL);
      return receipts.filter(({ duplicate }) => duplicate).length;
    });
    if (ingestion.progress.duplicates > 0) await recordRead(accessLog, "ingest");
  });
