import { type ExecutionArgs, type ExecutionResult, execute, getOperationAST } from "graphql";
import { follow } from "./follow.js";
import type { PlannedSchema } from "./plan.js";
import { PlanCache } from "./planCache.js";
import { VariableCoercion } from "./variables.js";

/** What is executed of a valid document. */
export type Execution = Pick<ExecutionArgs, "document" | "operationName" | "variableValues" | "contextValue">;

/** Each error of a variable prints a value, which may be long, and is told otherwise (request/inputPlugin.ts). */
const MAX_COERCION_ERRORS = 1;

/** Executes queries and mutations with the answers that graphql-js gives. */
export class Executor {
  readonly #planned: PlannedSchema;
  readonly #variables: VariableCoercion;
  readonly #plans: PlanCache;

  constructor(planned: PlannedSchema) {
    this.#planned = planned;
    this.#plans = new PlanCache(planned);
    this.#variables = new VariableCoercion(planned.schema);
  }

  async execute(execution: Execution): Promise<ExecutionResult> {
    const { document, operationName, variableValues, contextValue } = execution;
    const { schema } = this.#planned;
    const operation = getOperationAST(document, operationName);
    const plan = operation ? this.#plans.of(document, operation) : undefined;
    if (plan === undefined)
      return execute({ ...execution, schema, options: { maxCoercionErrors: MAX_COERCION_ERRORS } });
    const { coerced, errors } = this.#variables.coerce(
      plan.operation,
      variableValues ?? {},
      MAX_COERCION_ERRORS,
    );
    if (errors !== undefined) return { errors };
    const size = plan.size();
    const result = await follow(plan, { schema, variables: coerced, context: contextValue });
    if (plan.size() !== size) this.#plans.trim();
    return result;
  }
}
