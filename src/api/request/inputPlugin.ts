import type { ApolloServerPlugin, GraphQLRequestContext } from "@apollo/server";
import { type GraphQLError, Kind } from "graphql";
import { nextTurn } from "../../graph/nextTurn.js";
import type { Context } from "../context.js";
import { formatError, type ReportError } from "../errors.js";
import { literalErrors } from "./literalErrors.js";
import { variableErrors } from "./variableErrors.js";

/** Tells what is wrong with an input by its place, once more and better than GraphQL did. Costs nothing where all is well. */
export function inputPlugin(report: ReportError): ApolloServerPlugin<Context> {
  const format = formatError(report);
  return {
    requestDidStart: async () => ({
      willSendResponse: async (request) => {
        const { body } = request.response;
        if (request.errors === undefined || body.kind !== "single") return;
        const told = await toldErrors(request, request.errors);
        if (told !== request.errors)
          body.singleResult.errors = told.map((error) => format(error.toJSON(), error));
      },
    }),
  };
}

async function toldErrors(
  { schema, document, operation, request, contextValue }: GraphQLRequestContext<Context>,
  errors: readonly GraphQLError[],
): Promise<readonly GraphQLError[]> {
  if (operation !== undefined && errors.some(isOfVariable)) {
    // they have been walked once in this turn
    if (contextValue.isLarge) await nextTurn();
    const told = variableErrors(schema, operation, request.variables ?? {});
    return told.length > 0 ? told : errors;
  }
  const isInvalid = errors.some(({ extensions }) => extensions.code === "GRAPHQL_VALIDATION_FAILED");
  return isInvalid && document !== undefined ? literalErrors(schema, document, errors) : errors;
}

const isOfVariable = ({ nodes, extensions }: GraphQLError): boolean =>
  nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION && extensions.code !== "GRAPHQL_VALIDATION_FAILED";
