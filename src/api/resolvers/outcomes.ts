import { readOutcomes } from "../../graph/outcomes.js";
import { rangeOf } from "../../graph/range.js";
import { section } from "../../report/section.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";
import { connectionOf } from "../page.js";

export const outcomeResolvers: QueryResolvers<Context> = {
  outcomes: (_, { filter, ...page }, { graph }) => {
    const wanted = {
      prediction: filter?.prediction ?? null,
      deployment: filter?.deployment ?? null,
      ...rangeOf(filter, "filter"),
    };
    return connectionOf(
      page,
      (after, limit) => readOutcomes(graph, wanted, after, limit),
      (record) => (record.kind === "Outcome" ? section(record) : undefined),
    );
  },
};
