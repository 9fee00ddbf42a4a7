import { readRecord } from "../../facts/record.js";
import { readPredictions } from "../../graph/predictions.js";
import { section } from "../../report/section.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";
import { connection, pageSize, placeOf, timeOf } from "../page.js";

export const predictionResolvers: QueryResolvers<Context> = {
  predictions: async (_, { filter, first, after }, { graph }) => {
    const size = pageSize(first);
    const place = placeOf(after);
    const wanted = {
      requestIds: filter?.requestIds ?? null,
      model: filter?.model ?? null,
      modelVersion: filter?.modelVersion ?? null,
      deployment: filter?.deployment ?? null,
      from: timeOf(filter?.from, "filter.from"),
      to: timeOf(filter?.to, "filter.to"),
    };
    const found = await readPredictions(graph, wanted, place, size + 1);
    const items = found.flatMap(({ fact, time }) => {
      const record = readRecord(fact);
      return record.kind === "Prediction" ? [{ node: section(record), place: { time, key: fact.key } }] : [];
    });
    return connection(items, size, place);
  },
};
