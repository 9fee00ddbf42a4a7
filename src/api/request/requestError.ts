import { type ASTNode, GraphQLError, Kind } from "graphql";

/** Apollo's own codes, for requests that never reach a resolver. */
const APOLLO_CODES = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
]);

/** After the first error of variables graphql-js gives up with this one, which has no code. */
const MORE_ERRORS = /^Too many errors processing variables/;

/** The code of an error that the request itself is the cause of, as GraphQL says it; undefined for another. */
export function requestErrorCode(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const { code } = error.extensions;
  if (typeof code === "string" && APOLLO_CODES.has(code)) return code;
  const [node] = error.nodes ?? [];
  if (node?.kind === Kind.VARIABLE_DEFINITION) return "BAD_USER_INPUT";
  // what a resolver threw is no error of the request; GraphQL's own of an argument is thrown as if by one
  if (error.originalError !== undefined && !isGraphQLsOwn(error.originalError)) return undefined;
  const isOfValue = isLiteral(node) || node?.kind === Kind.VARIABLE;
  return isOfValue || MORE_ERRORS.test(error.message) ? "BAD_USER_INPUT" : undefined;
}

const isGraphQLsOwn = (error: Error): boolean =>
  error instanceof GraphQLError && error.originalError === undefined;

/** The message of such an error without the values that GraphQL prints in it. */
export const withoutValues = (message: string): string =>
  message
    .replace(/^(Syntax Error: .*?\b(?:Int|Float|String|BlockString)) ".*/s, "$1.")
    .replace(/^(Syntax Error: .*?): ".*/s, "$1.")
    .replace(/^(Argument "[^"]*") has invalid value .*/s, "$1 has an invalid value");

const LITERALS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/** Whether a part of a document is a value that is written in it, and not a name. */
export const isLiteral = (node: ASTNode | undefined): boolean =>
  node !== undefined && LITERALS.has(node.kind);
