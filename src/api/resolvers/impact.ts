import { readImpact } from "../../graph/impact.js";
import { rangeOf } from "../../graph/range.js";
import { section } from "../../report/section.js";
import type { Context } from "../context.js";
import type { ImpactResolvers, QueryResolvers } from "../generated/types.js";
import { connectionOf } from "../page.js";

export const impactResolvers: QueryResolvers<Context> = {
  impact: (_, { kind, key, data, served, asOf }, { graph }) =>
    readImpact(graph, {
      kind,
      key,
      data: data == null ? null : rangeOf(data, "data"),
      served: served == null ? null : rangeOf(served, "served"),
      asOf: asOf ?? null,
    }),
};

export const impactFields: ImpactResolvers<Context> = {
  counts: ({ counts }) => counts(),
  transformations: ({ factsOf }) => factsOf("Transformation"),
  datasetVersions: ({ factsOf }) => factsOf("DatasetVersion"),
  modelVersions: ({ factsOf }) => factsOf("ModelVersion"),
  deployments: ({ factsOf }) => factsOf("Deployment"),
  predictionCount: ({ predictionCount }) => predictionCount(),
  predictions: ({ predictions }, page) =>
    connectionOf(page, predictions, (record) => (record.kind === "Prediction" ? section(record) : undefined)),
};
