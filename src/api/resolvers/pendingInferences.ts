import { countPending, type PendingInference, readPending } from "../../graph/pendingInferences.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";
import { pageOf } from "../page.js";

export const pendingInferenceResolvers: QueryResolvers<Context> = {
  pendingInferences: async (_, page, { graph }) => {
    const [connection, totalCount] = await Promise.all([
      pageOf<PendingInference>(
        page,
        (after, limit) => readPending(graph, after, limit),
        ({ at, id }) => ({ time: at, key: id }),
      ),
      countPending(graph),
    ]);
    return { ...connection, totalCount };
  },
};
