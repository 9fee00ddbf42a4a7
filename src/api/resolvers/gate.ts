import { readGate } from "../../graph/gate.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";

export const gateResolvers: QueryResolvers<Context> = {
  gate: (_, { modelVersion, environment, failOn }, { graph, policy }) =>
    readGate(graph, { modelVersion, environment: environment ?? null, failOn }, policy),
};
