import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { ApolloServerPluginLandingPageLocalDefault } from "@apollo/server/plugin/landingPage/default";
import type { Context } from "./context.js";
import { formatError, type ReportError } from "./errors.js";
import { MAX_TOKENS, queryLimits } from "./limits.js";
import { createSchema } from "./schema.js";

/** The GraphQL server. Nothing that it does leaves the machine. */
export async function createApollo(report: ReportError): Promise<ApolloServer<Context>> {
  const server = new ApolloServer<Context>({
    schema: await createSchema(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [...queryLimits],
    formatError: formatError(report),
    plugins: [
      ApolloServerPluginLandingPageLocalDefault({ footer: false }),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      // it would look at every field of every answer
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await server.start();
  return server;
}
