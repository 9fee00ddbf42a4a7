import { costLimitRule } from "@escape.tech/graphql-armor-cost-limit";
import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import {
  GraphQLError,
  type OperationDefinitionNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import { LIMITS } from "../facts/limits.js";
import { tooManyFacts } from "../graph/recorder/submission.js";
import { asGraphQLError } from "./errors.js";

/** A refusal is a validation error like any other, not an exception, and no error of syntax as these rules call it. */
const refuse = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError) =>
      context?.reportError(new GraphQLError(message.replace(/^Syntax Error: /, ""))),
  ],
};

/** One answer has thousands of them, and thirty times as many with thirty aliases. */
const OF_RECEIPTS: ReadonlySet<string> = new Set(["Receipt", "FactRef"]);
/** Free of the limits of depth and cost, which the standard query would exceed, and made of lists within lists. */
const isIntrospection = (type: string, field: string): boolean =>
  type.startsWith("__") || field === "__schema" || field === "__type";

/** Refuses aliases where the limits of cost don't count what they multiply. */
const noMultiplyingAliases: ValidationRule = (context) => ({
  Field: (node) => {
    const type = context.getParentType()?.name ?? "";
    const field = node.name.value;
    if (node.alias && (OF_RECEIPTS.has(type) || isIntrospection(type, field)))
      context.reportError(new GraphQLError(`${type}.${field} takes no alias`, { nodes: node }));
  },
});

/** Wide enough for a report with all its sections, a full page of accesses, and the catalogue from model version on. */
export const queryLimits: readonly ValidationRule[] = [
  maxDepthRule({ n: 16, ...refuse }),
  // also of __typename: thousands of them would be in each of thousands of receipts
  maxAliasesRule({ n: 30, allowList: [], ...refuse }),
  noMultiplyingAliases,
  costLimitRule({ maxCost: 150_000, depthCostFactor: 1.5, ...refuse }),
];

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
