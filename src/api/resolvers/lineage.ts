import { ProoflineError } from "../../facts/error.js";
import { parseTime } from "../../facts/scalar.js";
import { readLineage } from "../../graph/lineage.js";
import { readHead } from "../../graph/log/head.js";
import { pastSize } from "../../graph/log/past.js";
import { readModelInProduction } from "../../graph/production.js";
import { lineageAsOf } from "../../report/asOf.js";
import { lineageOf } from "../../report/lineage.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";

export const lineageResolvers: QueryResolvers<Context> = {
  lineage: async (_, { kind, key, direction, maxDepth, asOf }, { graph }) => {
    if (typeof maxDepth === "number" && maxDepth < 0)
      throw new ProoflineError("BAD_USER_INPUT", "must not be negative", { path: "maxDepth" });
    const { facts, truncated } = await readLineage(graph, { kind, key }, direction, maxDepth ?? null);
    const size = (await readHead(graph)).tree.size;
    const { records, edges } = lineageAsOf(
      facts,
      { kind, key },
      direction,
      await pastSize(graph, asOf, size),
    );
    return lineageOf(records, edges, truncated);
  },
  modelInProduction: (_, { model, at, environment }, { graph }) =>
    readModelInProduction(graph, model, parseTime(at, "at"), environment ?? null),
};
