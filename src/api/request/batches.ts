import type { OperationDefinitionNode } from "graphql";
import { LIMITS } from "../../facts/limits.js";
import { tooManyFacts } from "../../graph/recorder/submission.js";
import { asGraphQLError } from "../errors.js";

/**
 * Refuses a list of more facts than a batch has, before its items are coerced one by one. Throws LIMIT_EXCEEDED as an error
 * of GraphQL.
 */
export function mustBeBatches(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): void {
  for (const { variable } of variableDefinitions) {
    const value = variables[variable.name.value];
    if (Array.isArray(value) && value.length > LIMITS.batch)
      throw asGraphQLError(tooManyFacts(value.length, variable.name.value), 413);
  }
}
