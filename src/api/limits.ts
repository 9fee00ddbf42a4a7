import { costLimitRule } from "@escape.tech/graphql-armor-cost-limit";
import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import type { GraphQLError, ValidationContext, ValidationRule } from "graphql";

/** Bytes of a request's body. */
export const BODY_LIMIT = 16 * 1024 * 1024;
/** Tokens of a document: thousands of facts belong into variables. */
export const MAX_TOKENS = 50_000;

/** A refusal is a validation error like any other, not an exception. */
const refuse = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

/** Wide enough for a report with all its sections, a full page of accesses, and the catalogue from model version on. */
export const queryLimits: readonly ValidationRule[] = [
  maxDepthRule({ n: 16, ...refuse }),
  maxAliasesRule({ n: 30, ...refuse }),
  costLimitRule({ maxCost: 150_000, depthCostFactor: 1.5, ...refuse }),
];
