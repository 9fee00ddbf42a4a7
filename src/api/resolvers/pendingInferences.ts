import {
  countPending,
  forgetPending,
  type PendingInference,
  readPending,
} from "../../graph/pendingInferences.js";
import type { Context } from "../context.js";
import type { MutationResolvers, QueryResolvers } from "../generated/types.js";
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

/** Of one transaction. */
const FORGOTTEN_AT_ONCE = 10_000;

export const pendingInferenceMutations: MutationResolvers<Context> = {
  forgetPendingInferences: async (_, { before }, { graph, written }) => {
    const forgotten = await forgetPending(graph, before, FORGOTTEN_AT_ONCE);
    written.forgotten += forgotten;
    return forgotten;
  },
};
