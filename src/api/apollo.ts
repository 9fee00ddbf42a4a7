import { ApolloServer, type ApolloServerOptionsWithGateway } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { ApolloServerPluginLandingPageLocalDefault } from "@apollo/server/plugin/landingPage/default";
import type { DocumentNode, OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import { type Tracer, traced } from "../telemetry/tracing.js";
import { accessPlugin } from "./access/plugin.js";
import { catalogueNames } from "./catalogueNames.js";
import type { Context } from "./context.js";
import { formatError, type ReportError } from "./errors.js";
import { Executor } from "./execution/executor.js";
import { queryLimits } from "./operationLimits.js";
import { inputPlugin } from "./request/inputPlugin.js";
import { MAX_TOKENS } from "./request/queryText.js";
import type { RuledSchema } from "./schema.js";

/** Its lines quote errors, which may quote requests. The errors themselves are reported. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Characters of all documents that are remembered. Parsed they take 90 times that of memory, at most 220 times. */
const DOCUMENTS = 256 * 1024;

/** Characters of an operation's name in a trace. */
const MAX_NAME = 100;

/** The GraphQL server. Nothing that it does leaves the machine. */
export async function createApollo(
  ruled: RuledSchema,
  report: ReportError,
  tracer?: Tracer,
): Promise<ApolloServer<Context>> {
  const server = new ApolloServer<Context>({
    gateway: executing(ruled, tracer),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    documentStore: documentStore(),
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [...queryLimits, catalogueNames(ruled.connectionParts)],
    formatError: formatError(report),
    plugins: [
      accessPlugin(ruled.rules, report),
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

/**
 * The documents that were parsed and found valid last. Apollo's own store takes 130 MiB, four times its bound, which counts their
 * JSON, and writes that JSON to count it.
 */
function documentStore(): NonNullable<ApolloServerOptionsWithGateway<Context>["documentStore"]> {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: DOCUMENTS,
    sizeCalculation: ({ loc }) => loc?.source.body.length ?? DOCUMENTS,
  });
  return {
    get: async (hash) => documents.get(hash),
    set: async (hash, document) => {
      documents.set(hash, document);
    },
    delete: async (hash) => documents.delete(hash),
  };
}

/** Apollo's way to execute by other means than graphql-js: all else of a request goes on as before. */
function executing(
  { schema, catalogueFields }: RuledSchema,
  tracer: Tracer | undefined,
): ApolloServerOptionsWithGateway<Context>["gateway"] {
  const executor = new Executor({ schema, foreign: catalogueFields });
  return {
    onSchemaLoadOrUpdate: (load) => {
      load({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    load: async () => ({
      executor: ({ document, context, request, operation, operationName }) =>
        traced(
          tracer,
          operationType(operation),
          // the document and its variables may hold personal data
          () => ({
            "graphql.operation.type": operationType(operation),
            ...(operationName !== null && { "graphql.operation.name": operationName.slice(0, MAX_NAME) }),
          }),
          () =>
            executor.execute({
              document,
              contextValue: context,
              operationName: request.operationName,
              variableValues: request.variables,
            }),
        ),
    }),
    stop: async () => {},
  };
}

/** Where the document has no operation of the name that was asked for there is none, whatever Apollo's types say: it is refused when it is executed. */
const operationType = (operation: OperationDefinitionNode | undefined): string =>
  operation?.operation ?? "unknown";
