import { readColumnLineage } from "../../graph/columnLineage.js";
import { readPendingRuns } from "../../graph/openLineage/pending.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";
import { pageOf } from "../page.js";

export const openLineageResolvers: QueryResolvers<Context> = {
  columnLineage: (_, { kind, key, column, direction }, { graph }) =>
    readColumnLineage(graph, { dataset: { kind, key }, name: column }, direction),
  pendingRuns: (_, page, { graph }) =>
    pageOf(page, async (after, limit) => {
      const { runs, hasNext } = await readPendingRuns(graph, after, limit);
      return {
        nodes: runs.map((node) => ({ node, place: { time: node.lastEventAt, key: node.runId } })),
        hasNext,
      };
    }),
};
