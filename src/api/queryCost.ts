import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";
import { badInputAt } from "../facts/error.js";
import { isObject } from "../facts/json.js";
import { isFactKind } from "../facts/kind.js";
import { KINDS } from "../facts/kinds/index.js";
import { ArgumentReader, type Variables } from "./queryArguments.js";
import { CATALOGUE_LIMIT } from "./typeDefs.js";

/** What a field asks for, with all that is selected in it. */
export interface Cost {
  /** Values that it may answer with at most, as its limits allow. */
  readonly values: number;
  /** Lists of the catalogue: a subquery each. */
  readonly lists: number;
  /** Conditions of filters, and other fields of input objects. */
  readonly conditions: number;
}

/**
 * What selections ask for in which there are neither arguments nor fragments by name: the same with any variables. A report's have
 * hundreds of fields, and Apollo keeps the documents it has parsed.
 */
const FIXED = new WeakMap<SelectionSetNode, Cost>();

const NOTHING: Cost = { values: 0, lists: 0, conditions: 0 };

/** Reads what the fields of one valid query ask for. Throws LIMIT_EXCEEDED or BAD_USER_INPUT for an argument that can't be. */
export class CostReader {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Variables;
  readonly #arguments: ArgumentReader;
  /** Arguments and named fragments that were met so far. */
  #varying = 0;
  /** Of each fragment once: chained ones, each spread twice, would else be walked a power of two times. */
  readonly #known = new Map<string, Cost>();

  constructor(schema: GraphQLSchema, fragments: readonly FragmentDefinitionNode[], variables: Variables) {
    this.#schema = schema;
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#variables = variables;
    this.#arguments = new ArgumentReader(variables);
  }

  /** Of a root field: its values are those of one row of Neo4j's, which is an item of a list, or a whole connection. */
  ofRoot(node: FieldNode, query: GraphQLObjectType): Cost {
    const field = query.getFields()[node.name.value];
    const { rows, row } = this.#read(node, query);
    return field && isListType(getNullableType(field.type)) ? row : times(rows, row);
  }

  #read(node: FieldNode, parent: GraphQLObjectType): { readonly rows: number; readonly row: Cost } {
    let conditions = 0;
    for (const argument of node.arguments ?? []) {
      this.#varying += 1;
      conditions += this.#arguments.conditionsOf(argument);
    }
    const field = parent.getFields()[node.name.value];
    const type = field && this.#objectType(getNamedType(field.type).name);
    if (field === undefined || type === undefined || node.selectionSet === undefined)
      return { rows: 1, row: { values: 1, lists: 0, conditions } };
    const within = this.#ofSelections(node.selectionSet, type);
    const isList = isLimited(field);
    return {
      rows: isList ? this.#rows(node, parent) : 1,
      row: add(within, { values: 0, lists: isList ? 1 : 0, conditions }),
    };
  }

  #ofSelections(set: SelectionSetNode, parent: GraphQLObjectType): Cost {
    const known = FIXED.get(set);
    if (known !== undefined) return known;
    const before = this.#varying;
    const cost = set.selections
      .map((selection): Cost => {
        if (selection.kind === Kind.FIELD) {
          const { rows, row } = this.#read(selection, parent);
          return times(rows, row);
        }
        if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(selection.name.value, parent);
        const type = this.#objectType(selection.typeCondition?.name.value) ?? parent;
        return this.#ofSelections(selection.selectionSet, type);
      })
      .reduce(add, NOTHING);
    if (this.#varying === before) FIXED.set(set, cost);
    return cost;
  }

  #ofFragment(name: string, parent: GraphQLObjectType): Cost {
    this.#varying += 1;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return NOTHING;
    const type = this.#objectType(fragment.typeCondition.name.value) ?? parent;
    const cost = this.#ofSelections(fragment.selectionSet, type);
    this.#known.set(name, cost);
    return cost;
  }

  /** At most so many rows has a list: one, where it is of a single reference or asked for by its key. */
  #rows(node: FieldNode, parent: GraphQLObjectType): number {
    const args = Object.fromEntries(
      (node.arguments ?? []).map(({ name, value }) => [
        name.value,
        valueFromASTUntyped(value, this.#variables),
      ]),
    );
    const name = "first" in args ? "first" : "limit";
    const given = args[name];
    // @neo4j/graphql takes 0 for no limit
    if (typeof given === "number" && given < 1) throw badInputAt(name, "must be at least 1");
    const field = isFactKind(parent.name) ? KINDS[parent.name].fields[node.name.value] : undefined;
    const key = isObject(args.where) ? args.where.key : undefined;
    if (field?.type === "ref" || (isObject(key) && typeof key.eq === "string")) return 1;
    return typeof given === "number" ? Math.min(given, CATALOGUE_LIMIT.max) : CATALOGUE_LIMIT.default;
  }

  /** Of an interface one of its types: what all have, this one has. */
  #objectType(name: string | undefined): GraphQLObjectType | undefined {
    const type = name === undefined ? undefined : this.#schema.getType(name);
    const possible = isAbstractType(type) ? this.#schema.getPossibleTypes(type)[0] : type;
    return isObjectType(possible) ? possible : undefined;
  }
}

const add = (a: Cost, b: Cost): Cost => ({
  values: a.values + b.values,
  lists: a.lists + b.lists,
  conditions: a.conditions + b.conditions,
});

const times = (rows: number, row: Cost): Cost => ({ ...row, values: rows * row.values });

/** Whether it is a list of the catalogue, or a connection: these take a limit and a filter. */
const isLimited = ({ args }: GraphQLField<unknown, unknown>): boolean =>
  args.some(({ name }) => name === "where") && args.some(({ name }) => name === "limit" || name === "first");
