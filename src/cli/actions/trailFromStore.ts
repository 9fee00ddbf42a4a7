import type { Config } from "../../config.js";
import { canonical } from "../../facts/json.js";
import { readRecord } from "../../facts/record.js";
import type { Place, PlacedFact } from "../../graph/page.js";
import { readPredictions } from "../../graph/predictions.js";
import type { ReadStore } from "../../store.js";
import { recordRead, withStoreToRead } from "../store.js";
import { type Decision, printPages, type ReadPage } from "./trailPages.js";

export const trailFromStore = (config: Config, model: string, limit: number): Promise<void> =>
  withStoreToRead(config, (store) => printPages(limit, storedPages(store, model)));

const storedPages =
  ({ graph, accessLog }: ReadStore, model: string): ReadPage<Place> =>
  async (first, after) => {
    const facts = [{ kind: "ModelVersion", key: model } as const];
    // as the same page over GraphQL, so that the alert rules count what was read
    await recordRead(accessLog, "trail", { fields: ["predictions"], facts, pageSize: first });
    const filter = { model, modelVersion: null, deployment: null, requestIds: null, from: null, to: null };
    const page = await readPredictions(graph, filter, after, first);
    return {
      decisions: page.facts.flatMap(decisionOf),
      next: page.hasNext ? page.facts.at(-1)?.place : undefined,
    };
  };

function decisionOf({ fact, place: { time } }: PlacedFact): Decision[] {
  const record = readRecord(fact);
  if (record.kind !== "Prediction") return [];
  const { key, index, fields } = record;
  const [features, prediction] = [canonical(fields.features), canonical(fields.prediction)];
  return [{ time, key, features, prediction, deployment: fields.deployment, index }];
}
