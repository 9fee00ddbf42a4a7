import { parseTime } from "../../facts/scalar.js";
import { countPending, forgetPending, readPending } from "../../graph/pendingInferences.js";
import type { Context } from "../context.js";
import type { MutationResolvers, QueryResolvers } from "../generated/types.js";
import { pageOf } from "../page.js";

export const pendingInferenceResolvers: QueryResolvers<Context> = {
  pendingInferences: async (_, page, { graph }) => {
    const [connection, totalCount] = await Promise.all([
      pageOf(page, async (after, limit) => {
        // one more tells whether there is a next page
        const found = await readPending(graph, after, limit + 1);
        const nodes = found.slice(0, limit).map((node) => ({ node, place: { time: node.at, key: node.id } }));
        return { nodes, hasNext: found.length > limit };
      }),
      countPending(graph),
    ]);
    return { ...connection, totalCount };
  },
};

/** Of one transaction. */
const FORGOTTEN_AT_ONCE = 10_000;

export const pendingInferenceMutations: MutationResolvers<Context> = {
  forgetPendingInferences: async (_, { before }, { graph, written }) => {
    const forgotten = await forgetPending(graph, parseTime(before, "before"), FORGOTTEN_AT_ONCE);
    written.forgotten += forgotten;
    return forgotten;
  },
};
