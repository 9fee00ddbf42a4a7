import type {
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLSchema,
  OperationDefinitionNode,
  ResponsePath,
} from "graphql";

/** Variables as they were coerced. */
export type Variables = Readonly<Record<string, unknown>>;

/** One execution of an operation. */
export interface Run {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
  readonly context: unknown;
  readonly errors: CollectedErrors;
}

/**
 * The errors of an execution. One below a place that an error made null is left out: nothing of that place is answered, and
 * what still ran there may fail at any time after.
 */
export class CollectedErrors {
  readonly errors: GraphQLError[] = [];
  readonly #nulled = new Set<ResponsePath | undefined>();

  add(error: GraphQLError, path: ResponsePath | undefined): void {
    for (let at = path; at !== undefined; at = at.prev) if (this.#nulled.has(at)) return;
    if (this.#nulled.has(undefined)) return;
    this.#nulled.add(path);
    this.errors.push(error);
  }
}
