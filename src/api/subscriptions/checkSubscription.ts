import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  visit,
} from "graphql";
import type { AuditedRequest } from "../../access/auditedRequest.js";
import { badInput, ProoflineError } from "../../facts/error.js";
import type { Principal } from "../../facts/role.js";
import { auditedOperation, type RequestParams } from "../access/auditedOperation.js";
import { missingRole, type Operation, readOperation } from "../access/operation.js";
import { asGraphQLError } from "../errors.js";
import { queryLimits } from "../operationLimits.js";
import { literalErrors } from "../request/literalErrors.js";
import { checkQueryText, MAX_TOKENS } from "../request/queryText.js";
import { variableErrors } from "../request/variableErrors.js";
import type { RuledSchema } from "../schema.js";

/** What a subscription asks for, and either how to run it or why it is refused. */
export type CheckedSubscription = { readonly request: AuditedRequest } & (
  | { readonly args: ExecutionArgs }
  | { readonly errors: readonly GraphQLError[] }
);

/** Validates a subscription by the limits that hold for every operation, and authorises it. */
export function checkSubscription(
  { schema, rules }: RuledSchema,
  params: RequestParams & { readonly query: string },
  principal: Principal,
): CheckedSubscription {
  const { query, operationName = null, variables = null } = params;
  let operation: Operation | undefined;
  const refused = (errors: readonly GraphQLError[]) => ({
    request: auditedOperation(params, operation),
    errors,
  });
  try {
    checkQueryText(query);
    const document = parseDocument(query);
    const invalid = literalErrors(schema, document, validationErrors({ schema }, document));
    if (invalid.length > 0) return refused(invalid.map((error) => coded(error, "GRAPHQL_VALIDATION_FAILED")));
    const node = getOperationAST(document, operationName);
    if (!node) throw coded(new GraphQLError(NO_OPERATION), "OPERATION_RESOLUTION_FAILURE");
    operation = readOperation(schema, rules, document, node);
    if (operation.type !== OperationTypeNode.SUBSCRIPTION) throw badInput(NO_SUBSCRIPTION);
    mustBeUnconditional({ schema }, document);
    const forbidden = missingRole(operation, principal);
    if (forbidden !== undefined) throw new ProoflineError("FORBIDDEN", forbidden);
    const wrong = variableErrors(schema, node, variables ?? {});
    if (wrong.length > 0) return refused(wrong);
    return {
      request: auditedOperation(params, operation),
      args: { schema, document, operationName, variableValues: variables },
    };
  } catch (error) {
    if (error instanceof GraphQLError) return refused([error]);
    if (error instanceof ProoflineError) return refused([asGraphQLError(error)]);
    throw error;
  }
}

const NO_OPERATION = "the document has no operation of this name, or several where none is named";
const NO_SUBSCRIPTION = "queries and mutations are sent by HTTP, to this address";

function parseDocument(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    throw error instanceof GraphQLError ? coded(error, "GRAPHQL_PARSE_FAILED") : error;
  }
}

function validationErrors(
  { schema }: Pick<RuledSchema, "schema">,
  document: DocumentNode,
): readonly GraphQLError[] {
  try {
    return validate(schema, document, [...specifiedRules, ...queryLimits]);
  } catch (error) {
    // the rule of a single field throws where that depends on a variable
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** graphql-js fails for a subscription whose field is skipped. */
function mustBeUnconditional({ schema }: Pick<RuledSchema, "schema">, { definitions }: DocumentNode): void {
  const refuse = (): never => {
    throw badInput("a subscription's field takes no directives");
  };
  const root = schema.getSubscriptionType()?.name;
  for (const node of definitions)
    if (node.kind !== Kind.FRAGMENT_DEFINITION || node.typeCondition.name.value === root)
      visit(node, {
        Directive: refuse,
        // what is in it may have some
        Field: ({ directives = [] }) => (directives.length > 0 ? refuse() : false),
      });
}

function coded(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code = code;
  return error;
}
