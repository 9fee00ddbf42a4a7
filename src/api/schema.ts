import { makeExecutableSchema, mergeSchemas } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import { catalogueSchema } from "./catalogue.js";
import type { Context } from "./context.js";
import type { Resolvers } from "./generated/types.js";
import { lineageResolvers } from "./resolvers/lineage.js";
import { logMutations, logQueries } from "./resolvers/log.js";
import { predictionResolvers } from "./resolvers/predictions.js";
import { recordResolvers } from "./resolvers/record.js";
import { auditReportFields, reportResolvers } from "./resolvers/report.js";
import { scalars } from "./scalars.js";
import { ownTypeDefs } from "./typeDefs.js";

/** The whole schema: the catalogue and our own half. Two schemas, since @neo4j/graphql reserves names that Relay needs. */
export async function createSchema(): Promise<GraphQLSchema> {
  const resolvers: Resolvers<Context> = {
    Query: { ...reportResolvers, ...lineageResolvers, ...predictionResolvers, ...logQueries },
    Mutation: { ...recordResolvers, ...logMutations },
    AuditReport: auditReportFields,
  };
  const own = makeExecutableSchema({ typeDefs: ownTypeDefs(), resolvers: [resolvers, scalars] });
  return mergeSchemas({ schemas: [await catalogueSchema(), own], assumeValid: true });
}
