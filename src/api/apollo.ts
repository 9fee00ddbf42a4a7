import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { ApolloServerPluginLandingPageLocalDefault } from "@apollo/server/plugin/landingPage/default";
import { accessPlugin } from "./access/plugin.js";
import type { Context } from "./context.js";
import { formatError, type ReportError } from "./errors.js";
import { queryLimits } from "./operationLimits.js";
import { inputPlugin } from "./request/inputPlugin.js";
import { MAX_TOKENS } from "./request/queryText.js";
import type { RuledSchema } from "./schema.js";

/** Its lines quote errors, which may quote requests. The errors themselves are reported. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The GraphQL server. Nothing that it does leaves the machine. */
export async function createApollo(
  { schema, rules }: RuledSchema,
  report: ReportError,
): Promise<ApolloServer<Context>> {
  const server = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [...queryLimits],
    // each prints a value, which may be long, and is told otherwise (inputPlugin)
    executionOptions: { maxCoercionErrors: 1 },
    formatError: formatError(report),
    plugins: [
      accessPlugin(rules, report),
      inputPlugin(report),
      ApolloServerPluginLandingPageLocalDefault({ footer: false, embed: { runTelemetry: false } }),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      // it would look at every field of every answer
      ApolloServerPluginCacheControlDisabled(),
      { unexpectedErrorProcessingRequest: async ({ error }) => report("an unexpected error", error) },
    ],
    logger: SILENT,
  });
  await server.start();
  return server;
}
