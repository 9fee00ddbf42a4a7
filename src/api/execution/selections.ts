import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from "graphql";
import type { Field, FieldsOf } from "./field.js";
import { fieldOf } from "./fieldValue.js";

/** What the selections of an operation are, by its schema and its fragments. */
export class Selections {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  #size = 0;

  constructor(schema: GraphQLSchema, fragments: Readonly<Record<string, FragmentDefinitionNode>>) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  /** Fields that were made. */
  get size(): number {
    return this.#size;
  }

  /** The fields that are selected of an object, in the order of the answer: GraphQL section 6.3.2, CollectFields. */
  fieldsOf(type: GraphQLObjectType, sets: readonly (SelectionSetNode | undefined)[]): readonly Field[] {
    const nodes = new Map<string, FieldNode[]>();
    const seen = new Set<string>();
    for (const set of sets) if (set !== undefined) this.#collect(type, set, nodes, seen);
    this.#size += nodes.size;
    const fieldsOf: FieldsOf = (...nested) => this.fieldsOf(...nested);
    return Array.from(nodes, ([name, own]) => fieldOf(fieldsOf, type, name, own));
  }

  #collect(
    type: GraphQLObjectType,
    { selections }: SelectionSetNode,
    nodes: Map<string, FieldNode[]>,
    seen: Set<string>,
  ): void {
    for (const selection of selections) {
      if (!isIncluded(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const known = nodes.get(name);
        if (known === undefined) nodes.set(name, [selection]);
        else known.push(selection);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#spread(selection.name.value, seen);
      if (fragment !== undefined && this.#applies(fragment.typeCondition, type))
        this.#collect(type, fragment.selectionSet, nodes, seen);
    }
  }

  /** Each fragment counts once in one set of selections. */
  #spread(name: string, seen: Set<string>): FragmentDefinitionNode | undefined {
    if (seen.has(name)) return undefined;
    seen.add(name);
    return this.#fragments[name];
  }

  #applies(condition: FragmentDefinitionNode["typeCondition"] | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined) return true;
    const wanted = typeFromAST(this.#schema, condition);
    return wanted === type || (isAbstractType(wanted) && this.#schema.isSubType(wanted, type));
  }
}

/** By directives whose conditions are literals; the executor makes no plan where one is a variable. */
const isIncluded = (node: SelectionNode): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node)?.if !== false;
