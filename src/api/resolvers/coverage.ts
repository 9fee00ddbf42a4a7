import { readCoverage } from "../../graph/coverage.js";
import { rangeOf } from "../../graph/range.js";
import type { Context } from "../context.js";
import type { CoverageResolvers, QueryResolvers } from "../generated/types.js";

export const coverageResolvers: QueryResolvers<Context> = {
  coverage: (_, { modelVersion, deployment, served }, { graph, policy }) =>
    readCoverage(
      graph,
      {
        modelVersion: modelVersion ?? null,
        deployment: deployment ?? null,
        ...rangeOf(served, "served"),
      },
      policy,
    ),
};

export const coverageFields: CoverageResolvers<Context> = {
  missing: async ({ missingSequences }) => (await missingSequences()).missing,
  missingCount: async ({ missingSequences }) => (await missingSequences()).missingCount,
};
