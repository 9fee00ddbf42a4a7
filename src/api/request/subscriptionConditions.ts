import type { FastifyRequest } from "fastify";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  SingleFieldSubscriptionsRule,
  validate,
} from "graphql";
import { badInput } from "../../facts/error.js";
import { MAX_TOKENS, queryTextsOf } from "./queryText.js";

/**
 * graphql-js's rule that a subscription has one field throws where that depends on a condition which it can't read, as one on a
 * variable. Apollo takes that for a failure of its own. Throws BAD_USER_INPUT in its place, after the query was bounded.
 */
export const checkConditions =
  (schema: GraphQLSchema) =>
  async (request: FastifyRequest): Promise<void> => {
    for (const query of queryTextsOf(request)) {
      const document = query.includes("subscription") ? parsed(query) : undefined;
      if (document !== undefined) mustHaveReadableConditions(schema, document);
    }
  };

function mustHaveReadableConditions(schema: GraphQLSchema, document: DocumentNode): void {
  try {
    validate(schema, document, [SingleFieldSubscriptionsRule]);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw badInput("a subscription's field takes no directives", error);
  }
}

/** Undefined for what is no GraphQL: Apollo says what is wrong with it. */
function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}
