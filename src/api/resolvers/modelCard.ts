import { readModelTrail } from "../../graph/trail.js";
import { buildModelCard } from "../../report/modelCard.js";
import { openTrail } from "../../report/trail.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";

export const modelCardResolvers: QueryResolvers<Context> = {
  modelCard: async (_, { modelVersion }, { graph, policy }) =>
    buildModelCard(openTrail((await readModelTrail(graph, modelVersion)).facts), policy),
};
