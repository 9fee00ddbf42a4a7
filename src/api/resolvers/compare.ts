import { comparedOf, readComparison } from "../../graph/compare.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";

/** Predictions take the role AUDIT, which is seen to when the operation is authorised. */
export const compareResolvers: QueryResolvers<Context> = {
  compare: (_, { kind, a, b }, { graph }) => readComparison(graph, comparedOf(kind, a, b)),
};
