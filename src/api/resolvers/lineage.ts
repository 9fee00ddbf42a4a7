import { badInputAt } from "../../facts/error.js";
import { CATALOGUE } from "../../facts/kinds/index.js";
import { holds } from "../../facts/role.js";
import { parseTime } from "../../facts/scalar.js";
import { readLineage } from "../../graph/lineage.js";
import { sizeThen } from "../../graph/log/past.js";
import { readModelInProduction } from "../../graph/production.js";
import { lineageAsOf } from "../../report/asOf.js";
import { type LineageGraph, lineageOf } from "../../report/lineage.js";
import type { Context } from "../context.js";
import type { QueryResolvers } from "../generated/types.js";

const withoutPrivate = (lineage: LineageGraph): LineageGraph => ({
  ...lineage,
  nodes: lineage.nodes.map((node) => (!CATALOGUE.includes(node.kind) ? { ...node, properties: null } : node)),
});

export const lineageResolvers: QueryResolvers<Context> = {
  lineage: async (_, { kind, key, direction, maxDepth, asOf }, { graph, caller }) => {
    if (typeof maxDepth === "number" && maxDepth < 0) throw badInputAt("maxDepth", "must not be negative");
    const maySeeSealed = holds(caller.principal, "AUDIT");
    const { facts, truncated } = await readLineage(
      graph,
      { kind, key },
      direction,
      maxDepth ?? null,
      maySeeSealed,
    );
    const size = (await sizeThen(graph, asOf)) ?? Number.POSITIVE_INFINITY;
    const { records, edges } = lineageAsOf(facts, { kind, key }, direction, size);
    const lineage = lineageOf(records, edges, truncated);
    return maySeeSealed ? lineage : withoutPrivate(lineage);
  },
  modelInProduction: (_, { model, at, environment }, { graph }) =>
    readModelInProduction(graph, model, parseTime(at, "at"), environment ?? null),
};
