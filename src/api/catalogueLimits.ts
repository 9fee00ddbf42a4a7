import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  Location,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from "graphql";
import { ProoflineError } from "../facts/error.js";
import { isObject } from "../facts/json.js";
import { isFactKind } from "../facts/kind.js";
import { KINDS } from "../facts/kinds/index.js";

type Variables = Readonly<Record<string, unknown>>;

/** How deep a filter and other arguments may nest: Neo4j's planner walks them on its stack. */
const MAX_NESTING = 32;
/** Items of one list in an argument. */
const MAX_ITEMS = 1_000;
/**
 * Values that one row of a root field may hold with all that is nested in it, as its limits allow: it is one message of
 * Neo4j's, which is decoded in one go.
 */
const MAX_VALUES = 25_000;
/** What @limit says in the catalogue's types. */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

/**
 * Bounds what a query asks for: the arguments of all its fields, and what each root field of the catalogue may answer.
 * Throws LIMIT_EXCEEDED that names the field or argument.
 *
 * @param definitions a valid operation and the fragments that it uses
 */
export function checkQuery(
  schema: GraphQLSchema,
  { operation, roots }: { readonly operation: OperationDefinitionNode; readonly roots: readonly FieldNode[] },
  fragments: readonly FragmentDefinitionNode[],
  variables: Variables,
): void {
  visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    { Argument: ({ name, value }) => checkArgument(name.value, value, variables) },
  );
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  for (const root of roots) checkRows(schema, root, byName, variables);
}

/** Throws LIMIT_EXCEEDED for an argument that is nested too deep or has a list that is too long. Not recursive. */
function checkArgument(argument: string, literal: ValueNode, variables: Variables): void {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: literal, path: argument, depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, depth } = next;
    const value = resolved(next.value, variables);
    const items = itemsOf(value);
    if (items.length > 0 && depth >= MAX_NESTING)
      throw tooMuch(argument, `is nested deeper than ${MAX_NESTING} levels`);
    if (items.length > MAX_ITEMS)
      throw tooMuch(path, `has a list of ${items.length} items, and at most ${MAX_ITEMS} are possible`);
    for (const [name, item] of items)
      open.push({ value: item, path: typeof name === "number" ? path : `${path}.${name}`, depth: depth + 1 });
  }
}

/** A variable stands for its value. */
const resolved = (value: unknown, variables: Variables): unknown =>
  isNode(value) && value.kind === Kind.VARIABLE ? variables[value.name.value] : value;

/** What a list or an object holds, be it written in the query or in its variables; nothing for other values. */
function itemsOf(value: unknown): readonly (readonly [name: string | number, item: unknown])[] {
  if (Array.isArray(value)) return value.map((item, i) => [i, item]);
  if (!isNode(value)) return typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (value.kind === Kind.LIST) return value.values.map((item, i) => [i, item]);
  return value.kind === Kind.OBJECT ? value.fields.map((field) => [field.name.value, field.value]) : [];
}

/** A node of the query, told apart by identity of its form: a variable's value is plain JSON and has no location. */
const isNode = (value: unknown): value is ValueNode =>
  typeof value === "object" && value !== null && "loc" in value && value.loc instanceof Location;

/** Bounds what a root field may answer: the limits of nested lists are multiplied. Throws LIMIT_EXCEEDED. */
function checkRows(
  schema: GraphQLSchema,
  root: FieldNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Variables,
): void {
  const query = schema.getQueryType();
  const field = query?.getFields()[root.name.value];
  const type = field && getNamedType(field.type);
  if (root.selectionSet === undefined || !isObjectType(type)) return;
  const values = new Estimate(schema, fragments, variables).of(root.selectionSet, type);
  if (values > MAX_VALUES)
    throw tooMuch(
      root.name.value,
      `may answer with ${Math.round(values)} values for each of its rows, as the limits of its nested lists allow, and at most ${MAX_VALUES} are possible: give smaller limits, as limit: 10`,
    );
}

const tooMuch = (path: string, message: string) => new ProoflineError("LIMIT_EXCEEDED", message, { path });

/** How many values a selection may answer with, at most. */
class Estimate {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Variables;
  /** Of each fragment once: chained ones, each used twice, would else be walked a power of two times. */
  readonly #known = new Map<string, number>();

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    variables: Variables,
  ) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  of({ selections }: SelectionSetNode, parent: GraphQLObjectType): number {
    let values = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) values += this.#ofField(selection, parent);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        values += this.of(selection.selectionSet, this.#type(selection.typeCondition?.name.value) ?? parent);
      else values += this.#ofFragment(selection.name.value, parent);
    }
    return values;
  }

  #ofFragment(name: string, parent: GraphQLObjectType): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return 0;
    const values = this.of(fragment.selectionSet, this.#type(fragment.typeCondition.name.value) ?? parent);
    this.#known.set(name, values);
    return values;
  }

  #ofField(node: FieldNode, parent: GraphQLObjectType): number {
    const field = parent.getFields()[node.name.value];
    if (field === undefined || node.selectionSet === undefined) return 1;
    const named = getNamedType(field.type);
    // of an interface: what all its types have is what this one has
    const type = isAbstractType(named) ? this.#schema.getPossibleTypes(named)[0] : named;
    if (!isObjectType(type)) return 1;
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    const limit = field.args.some(({ name }) => name === "limit" || name === "first");
    const rows = limit && (isList || node.name.value.endsWith("Connection")) ? this.#rows(node, parent) : 1;
    return rows * this.of(node.selectionSet, type);
  }

  /** At most so many rows has a list: one, where it is of a single reference or asked for by its key. */
  #rows(node: FieldNode, parent: GraphQLObjectType): number {
    const args = Object.fromEntries(
      (node.arguments ?? []).map(({ name, value }) => [
        name.value,
        valueFromASTUntyped(value, this.#variables),
      ]),
    );
    const kind = parent.name;
    const field = isFactKind(kind) ? KINDS[kind].fields[node.name.value] : undefined;
    const where = isObject(args.where) ? args.where.key : undefined;
    if (field?.type === "ref" || (isObject(where) && typeof where.eq === "string")) return 1;
    const given = args.limit ?? args.first;
    return typeof given === "number" ? Math.min(Math.max(given, 0), MAX_LIMIT) : DEFAULT_LIMIT;
  }

  #type(name: string | undefined): GraphQLObjectType | undefined {
    const type = name === undefined ? undefined : this.#schema.getType(name);
    const possible = isAbstractType(type) ? this.#schema.getPossibleTypes(type)[0] : type;
    return isObjectType(possible) ? possible : undefined;
  }
}
