import { ProoflineError } from "../../facts/error.js";
import { refId } from "../../facts/kind.js";
import { readRecord } from "../../facts/record.js";
import { readLineage } from "../../graph/lineage.js";
import { readModelInProduction } from "../../graph/production.js";
import { lineageOf } from "../../report/lineage.js";
import { edgesOf } from "../../report/trail.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";

export const lineageResolvers: QueryResolvers<Context> = {
  lineage: async (_, { kind, key, direction, maxDepth }, { graph }) => {
    if (typeof maxDepth === "number" && maxDepth < 0)
      throw new ProoflineError("BAD_USER_INPUT", "must not be negative", { path: "maxDepth" });
    const { facts, truncated } = await readLineage(graph, { kind, key }, direction, maxDepth ?? null);
    const names = new Set(facts.map(refId));
    const records = facts.map(readRecord);
    const edges = records.flatMap(edgesOf).filter(({ to }) => names.has(refId(to)));
    return lineageOf(records, edges, truncated);
  },
  modelInProduction: (_, { model, at, environment }, { graph }) =>
    readModelInProduction(graph, model, at, environment ?? null),
};
