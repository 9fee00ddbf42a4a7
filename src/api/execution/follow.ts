import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  locatedError,
  OperationTypeNode,
} from "graphql";
import { completeFields } from "./completion.js";
import type { Field } from "./field.js";
import type { Plan } from "./plan.js";
import { CollectedErrors, type Run, type Variables } from "./run.js";

/** What an execution is given, beside its plan. */
export interface Given {
  readonly schema: GraphQLSchema;
  /** As they were coerced. */
  readonly variables: Variables;
  readonly context: unknown;
}

/** Executes a plan (GraphQL section 6.2). Never rejects. */
export async function follow(
  { operation, fragments, fields }: Plan,
  { schema, variables, context }: Given,
): Promise<ExecutionResult> {
  const collected = new CollectedErrors();
  const { errors } = collected;
  const run: Run = { schema, operation, fragments, variables, context, errors: collected };
  try {
    const data =
      operation.operation === OperationTypeNode.MUTATION
        ? await inTurn(fields, run)
        : await completeFields(fields, undefined, run, undefined);
    return errors.length === 0 ? { data } : { errors, data };
  } catch (error) {
    collected.add(error instanceof GraphQLError ? error : locatedError(error, undefined), undefined);
    return { errors, data: null };
  }
}

/** A mutation's fields, each when the one before it is done. */
async function inTurn(fields: readonly Field[], run: Run): Promise<Record<string, unknown>> {
  const answer: Record<string, unknown> = {};
  for (const { name, value } of fields) answer[name] = await value(undefined, run, undefined);
  return answer;
}
