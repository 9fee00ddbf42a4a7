import { costLimitRule } from "@escape.tech/graphql-armor-cost-limit";
import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { GraphQLError, type ValidationContext, type ValidationRule } from "graphql";
import { noMultiplyingAliases } from "./request/aliases.js";

/** A refusal is a validation error like any other, not an exception, and no error of syntax as these rules call it. */
const refuse = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError) =>
      context?.reportError(new GraphQLError(message.replace(/^Syntax Error: /, ""))),
  ],
};

/** Wide enough for a report with all its sections, a full page of accesses, and the catalogue from model version on. */
export const queryLimits: readonly ValidationRule[] = [
  maxDepthRule({ n: 16, ...refuse }),
  // also of __typename: thousands of them would be in each of thousands of receipts
  maxAliasesRule({ n: 30, allowList: [], ...refuse }),
  noMultiplyingAliases,
  costLimitRule({ maxCost: 150_000, depthCostFactor: 1.5, ...refuse }),
];
