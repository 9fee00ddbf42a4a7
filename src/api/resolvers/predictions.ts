import { readPredictions } from "../../graph/predictions.js";
import { rangeOf } from "../../graph/range.js";
import { section } from "../../report/section.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";
import { connectionOf } from "../page.js";

export const predictionResolvers: QueryResolvers<Context> = {
  predictions: (_, { filter, ...page }, { graph }) => {
    const wanted = {
      requestIds: filter?.requestIds ?? null,
      model: filter?.model ?? null,
      modelVersion: filter?.modelVersion ?? null,
      deployment: filter?.deployment ?? null,
      ...rangeOf(filter, "filter"),
    };
    return connectionOf(
      page,
      (after, limit) => readPredictions(graph, wanted, after, limit),
      (record) => (record.kind === "Prediction" ? section(record) : undefined),
    );
  },
};
