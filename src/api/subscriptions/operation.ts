import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  visit,
} from "graphql";
import type { AuditedRequest } from "../../access/auditedRequest.js";
import { ProoflineError } from "../../facts/error.js";
import type { Principal } from "../../facts/role.js";
import { auditedRequest, type RequestParams } from "../access/auditedRequest.js";
import { missingRole, type Operation, readOperation } from "../access/operation.js";
import { asGraphQLError } from "../errors.js";
import { queryLimits } from "../limits.js";
import { literalErrors } from "../request/literalErrors.js";
import { checkQueryText, MAX_TOKENS } from "../request/queryText.js";
import { variableErrors } from "../request/variableErrors.js";
import type { RuledSchema } from "../schema.js";

/** What a request asks for, and either how to run it or why it is refused. */
export type Prepared = { readonly asked: AuditedRequest } & (
  | { readonly args: ExecutionArgs }
  | { readonly errors: readonly GraphQLError[] }
);

/** Validates a subscription by the limits that hold for every operation, and authorises it. */
export function prepareSubscription(
  schema: RuledSchema,
  sent: RequestParams & { readonly query: string },
  principal: Principal,
): Prepared {
  let operation: Operation | undefined;
  try {
    mustBeBounded(sent.query);
    const document = parseDocument(sent.query);
    const errors = literalErrors(schema.schema, document, errorsOf(schema, document));
    if (errors.length > 0)
      throw new Refusal(errors.map((error) => coded(error, "GRAPHQL_VALIDATION_FAILED")));
    const node = operationOf(document, sent.operationName);
    operation = readOperation(schema.schema, schema.rules, document, node);
    mustBeSubscription(operation);
    mustBeUnconditional(schema, document);
    const forbidden = missingRole(operation, principal);
    if (forbidden !== undefined) throw refusal("FORBIDDEN", forbidden);
    mustHaveVariables(schema, node, sent.variables ?? {});
    return {
      asked: auditedRequest(sent, operation),
      args: {
        schema: schema.schema,
        document,
        operationName: sent.operationName ?? null,
        variableValues: sent.variables ?? null,
      },
    };
  } catch (error) {
    if (error instanceof Refusal) return { asked: auditedRequest(sent, operation), errors: error.errors };
    throw error;
  }
}

class Refusal extends Error {
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super("refused");
    this.errors = errors;
  }
}

function mustBeBounded(query: string): void {
  try {
    checkQueryText(query);
  } catch (error) {
    if (error instanceof ProoflineError) throw new Refusal([asGraphQLError(error)]);
    throw error;
  }
}

function parseDocument(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) throw new Refusal([coded(error, "GRAPHQL_PARSE_FAILED")]);
    throw error;
  }
}

function errorsOf({ schema }: RuledSchema, document: DocumentNode): readonly GraphQLError[] {
  try {
    return validate(schema, document, [...specifiedRules, ...queryLimits]);
  } catch (error) {
    // the rule of a single field throws where that depends on a variable
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function operationOf(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const node = getOperationAST(document, name);
  if (!node)
    throw new Refusal([
      new GraphQLError("the document has no operation of this name, or several where none is named", {
        extensions: { code: "OPERATION_RESOLUTION_FAILURE" },
      }),
    ]);
  return node;
}

function mustBeSubscription({ type }: Operation): void {
  if (type !== OperationTypeNode.SUBSCRIPTION)
    throw refusal("BAD_USER_INPUT", "queries and mutations are sent by HTTP, to this address");
}

/** graphql-js fails for a subscription whose field is skipped. */
function mustBeUnconditional({ schema }: RuledSchema, { definitions }: DocumentNode): void {
  const refuse = (): never => {
    throw refusal("BAD_USER_INPUT", "a subscription's field takes no directives");
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

function mustHaveVariables(
  { schema }: RuledSchema,
  node: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const { errors } = getVariableValues(schema, node.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (errors === undefined) return;
  const told = variableErrors(schema, node, variables);
  throw new Refusal(told.length > 0 ? told : errors.map((error) => coded(error, "BAD_USER_INPUT")));
}

const refusal = (code: "BAD_USER_INPUT" | "FORBIDDEN", message: string) =>
  new Refusal([asGraphQLError(new ProoflineError(code, message))]);

const coded = ({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
