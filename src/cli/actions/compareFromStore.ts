import type { Config } from "../../config.js";
import { readComparison } from "../../graph/compare.js";
import type { Compared, TrailComparison } from "../../report/compare.js";
import { recordRead, withStoreToRead } from "../store.js";

export const compareFromStore = (config: Config, compared: Compared): Promise<TrailComparison> =>
  withStoreToRead(config, async ({ graph, accessLog }) => {
    const { kind, a, b } = compared;
    const facts = [...new Set([a, b])].map((key) => ({ kind, key }));
    await recordRead(accessLog, "compare", { facts });
    return readComparison(graph, compared);
  });
