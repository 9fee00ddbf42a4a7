import { makeExecutableSchema, mergeSchemas } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import { type Rules, rulesOf } from "./access/rules.js";
import { catalogueSchema } from "./catalogue.js";
import { answerByAlias } from "./catalogueAnswers.js";
import { selectOfEachEdge } from "./catalogueSelections.js";
import type { Context } from "./context.js";
import type { Resolvers } from "./generated/types.js";
import { accessQueries, accessSubscriptions } from "./resolvers/accesses.js";
import { compareResolvers } from "./resolvers/compare.js";
import { coverageFields, coverageResolvers } from "./resolvers/coverage.js";
import { fairnessResolvers } from "./resolvers/fairness.js";
import { fsckResolvers } from "./resolvers/fsck.js";
import { gateResolvers } from "./resolvers/gate.js";
import { impactFields, impactResolvers } from "./resolvers/impact.js";
import { lineageResolvers } from "./resolvers/lineage.js";
import { logMutations, logQueries } from "./resolvers/log.js";
import { modelCardFields, modelCardResolvers } from "./resolvers/modelCard.js";
import { openLineageResolvers } from "./resolvers/openLineage.js";
import { outcomeResolvers } from "./resolvers/outcomes.js";
import { pendingInferenceMutations, pendingInferenceResolvers } from "./resolvers/pendingInferences.js";
import { predictionResolvers } from "./resolvers/predictions.js";
import { recordResolvers } from "./resolvers/record.js";
import { auditReportFields, reportResolvers } from "./resolvers/report.js";
import { searchResolvers } from "./resolvers/search.js";
import { viewerResolvers } from "./resolvers/viewer.js";
import { scalars } from "./scalars.js";
import { ownTypeDefs } from "./typeDefs.js";

/** The schema, and who may ask for what in it. */
export interface RuledSchema {
  readonly schema: GraphQLSchema;
  readonly rules: Rules;
  /** The root fields of the catalogue. */
  readonly catalogueFields: ReadonlySet<string>;
  /** The types that the catalogue's connections consist of. */
  readonly connectionParts: ReadonlySet<string>;
}

/** The whole schema: the catalogue and our own half. Two schemas, since @neo4j/graphql reserves names that Relay needs. */
export async function createSchema(): Promise<RuledSchema> {
  const resolvers: Resolvers<Context> = {
    Query: {
      ...reportResolvers,
      ...lineageResolvers,
      ...modelCardResolvers,
      ...gateResolvers,
      ...compareResolvers,
      ...coverageResolvers,
      ...fairnessResolvers(),
      ...impactResolvers,
      ...searchResolvers,
      ...openLineageResolvers,
      ...predictionResolvers,
      ...outcomeResolvers,
      ...pendingInferenceResolvers,
      ...accessQueries,
      ...fsckResolvers,
      ...logQueries,
      ...viewerResolvers,
    },
    Mutation: { ...recordResolvers, ...logMutations, ...pendingInferenceMutations },
    AuditReport: auditReportFields,
    ModelCard: modelCardFields,
    Coverage: coverageFields,
    Impact: impactFields,
  };
  const own = makeExecutableSchema({
    typeDefs: ownTypeDefs(),
    resolvers: [resolvers, { Subscription: accessSubscriptions }, scalars],
  });
  const catalogue = await catalogueSchema();
  const schema = mergeSchemas({ schemas: [catalogue, own], assumeValid: true });
  selectOfEachEdge(schema, catalogue);
  return {
    schema,
    rules: rulesOf(own, catalogue),
    connectionParts: answerByAlias(schema, catalogue),
    catalogueFields: new Set(Object.keys(catalogue.getQueryType()?.getFields() ?? {})),
  };
}
