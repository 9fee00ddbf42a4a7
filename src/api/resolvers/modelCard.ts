import { modelCard } from "../../notary/modelCard.js";
import type { Context } from "../context.js";
import type { ModelCardResolvers, QueryResolvers } from "../generated/types.js";

export const modelCardResolvers: QueryResolvers<Context> = {
  modelCard: (_, { modelVersion }, { graph, notary, policy, now }) =>
    modelCard(graph, notary, { modelVersion, policy, now: now() }),
};

export const modelCardFields: ModelCardResolvers<Context> = {
  deployments: async ({ served }) => (await served()).deployments,
  document: ({ document }, { format }) => document(format),
};
