import type { FieldNode, GraphQLField, GraphQLObjectType, ResponsePath, SelectionSetNode } from "graphql";
import type { Run } from "./run.js";

/** A selected field: its name in the answer, and how to get its value from the object that has it. */
export interface Field {
  readonly name: string;
  /** The value as it is answered, or its promise. Throws, or rejects with, a located error where it may not be null. */
  readonly value: FieldValue;
}

export type FieldValue = (source: unknown, run: Run, parent: ResponsePath | undefined) => unknown;

/** A field as the schema and an operation have it. */
export interface FieldPlace {
  readonly parent: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  /** All that the operation says of it, the first with its arguments. */
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

/** The fields that are selected of an object, in the order of the answer. */
export type FieldsOf = (
  type: GraphQLObjectType,
  sets: readonly (SelectionSetNode | undefined)[],
) => readonly Field[];
