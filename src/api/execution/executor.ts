import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  getOperationAST,
  locatedError,
  type OperationDefinitionNode,
  OperationTypeNode,
} from "graphql";
import { completeFields } from "./completion.js";
import type { Field } from "./field.js";
import { type Plan, type PlannedSchema, planOf } from "./plan.js";
import { CollectedErrors, type Run } from "./run.js";
import { VariableCoercion } from "./variables.js";

/** What is executed of a valid document. */
export type Execution = Pick<ExecutionArgs, "document" | "operationName" | "variableValues" | "contextValue">;

/** Each error of a variable prints a value, which may be long, and is told otherwise (request/inputPlugin.ts). */
const MAX_COERCION_ERRORS = 1;

/** Executes queries and mutations with the answers that graphql-js gives. A plan lives as long as its document. */
export class Executor {
  readonly #planned: PlannedSchema;
  readonly #variables: VariableCoercion;
  readonly #plans = new WeakMap<OperationDefinitionNode, { readonly plan: Plan | undefined }>();

  constructor(planned: PlannedSchema) {
    this.#planned = planned;
    this.#variables = new VariableCoercion(planned.schema);
  }

  async execute(execution: Execution): Promise<ExecutionResult> {
    const { document, operationName, variableValues, contextValue } = execution;
    const { schema } = this.#planned;
    const operation = getOperationAST(document, operationName);
    const plan = operation ? this.#planOf(document, operation) : undefined;
    if (plan === undefined)
      return execute({ ...execution, schema, options: { maxCoercionErrors: MAX_COERCION_ERRORS } });
    const { coerced, errors } = this.#variables.coerce(
      plan.operation,
      variableValues ?? {},
      MAX_COERCION_ERRORS,
    );
    if (errors !== undefined) return { errors };
    return follow(plan, {
      schema,
      operation: plan.operation,
      fragments: plan.fragments,
      variables: coerced,
      context: contextValue,
      errors: new CollectedErrors(),
    });
  }

  #planOf(document: DocumentNode, operation: OperationDefinitionNode): Plan | undefined {
    const known = this.#plans.get(operation);
    if (known !== undefined) return known.plan;
    const plan = planOf(this.#planned, document, operation);
    this.#plans.set(operation, { plan });
    return plan;
  }
}

async function follow({ operation, fields }: Plan, run: Run): Promise<ExecutionResult> {
  const { errors } = run.errors;
  try {
    const data =
      operation.operation === OperationTypeNode.MUTATION
        ? await inTurn(fields, run)
        : await completeFields(fields, undefined, run, undefined);
    return errors.length === 0 ? { data } : { errors, data };
  } catch (error) {
    run.errors.add(error instanceof GraphQLError ? error : locatedError(error, undefined), undefined);
    return { errors, data: null };
  }
}

/** A mutation's fields, each when the one before it is done. */
async function inTurn(fields: readonly Field[], run: Run): Promise<Record<string, unknown>> {
  const answer: Record<string, unknown> = {};
  for (const { name, value } of fields) answer[name] = await value(undefined, run, undefined);
  return answer;
}
