import { type ArgumentNode, Kind, Location, type ValueNode } from "graphql";
import { badInputAt, tooMuchAt } from "../facts/error.js";
import { isObject } from "../facts/json.js";

export type Variables = Readonly<Record<string, unknown>>;

/** How deep a filter and other arguments may nest: Neo4j's planner walks them on its stack. */
const MAX_NESTING = 32;
/** Items of one list in an argument. */
const MAX_ITEMS = 1_000;
/** Values in all arguments, each as often as a variable is used. */
const MAX_VALUES = 10_000;

/** The catalogue's filters. */
const FILTER = "where";
/** What a field of the catalogue is compared with may be null: it is asked for what has none. */
const OPERATORS: ReadonlySet<string> = new Set([
  "eq",
  "in",
  "gt",
  "gte",
  "lt",
  "lte",
  "contains",
  "startsWith",
  "endsWith",
]);

/** How a filter speaks of what a fact is joined to. */
const QUANTIFIERS: ReadonlySet<string> = new Set(["all", "none", "single", "some"]);

/**
 * Counts what the arguments of a query hold. One reader reads all arguments of one query, so that it stops at what is too
 * much of them together.
 */
export class ArgumentReader {
  readonly #variables: Variables;
  #left = MAX_VALUES;

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  /**
   * How many fields its input objects have, with all that is nested in them: as many conditions does a filter have. Throws
   * LIMIT_EXCEEDED where it is nested too deep, or has a list that is too long, and BAD_USER_INPUT for conditions at which
   * @neo4j/graphql fails: one that is null, and one of the type of what is joined to a fact. Not recursive.
   */
  conditionsOf({ name, value }: ArgumentNode): number {
    const argument = name.value;
    let conditions = 0;
    const open: Place[] = [{ value, path: argument, depth: 0, isJoined: false }];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const { path, depth, isJoined } = place;
      const { items, isList } = this.#partsOf(place.value);
      if (items.length === 0) continue;
      if (depth >= MAX_NESTING) throw tooMuchAt(argument, `is nested deeper than ${MAX_NESTING} levels`);
      if (isList && items.length > MAX_ITEMS)
        throw tooMuchAt(path, `has a list of ${items.length} items, and at most ${MAX_ITEMS} are possible`);
      this.#left -= items.length;
      if (this.#left < 0)
        throw tooMuchAt(argument, `the query's arguments have more than ${MAX_VALUES} values in all`);
      if (!isList) conditions += items.length;
      for (const [member, item] of items) {
        const place = {
          ...{ value: item, path: isList ? path : `${path}.${member}`, depth: depth + 1 },
          // `node` is within the filter of a connection, which knows types
          isJoined: member !== "node" && (isJoined || QUANTIFIERS.has(member)),
        };
        if (argument === FILTER && !OPERATORS.has(member) && this.#isNull(item))
          throw badInputAt(place.path, "must not be null: leave it out, or compare with eq: null");
        if (argument === FILTER && isJoined && member === "typename")
          throw badInputAt(place.path, "is possible in the filter of a connection: there node has typename");
        open.push(place);
      }
    }
    return conditions;
  }

  #isNull(literal: unknown): boolean {
    if (!isNode(literal)) return literal === null;
    if (literal.kind === Kind.VARIABLE) return this.#variables[literal.name.value] === null;
    return literal.kind === Kind.NULL;
  }

  /** What a list or an object holds, be it written in the query or in its variables; nothing for other values. */
  #partsOf(literal: unknown): Parts {
    // a variable stands for its value
    const value =
      isNode(literal) && literal.kind === Kind.VARIABLE ? this.#variables[literal.name.value] : literal;
    if (Array.isArray(value)) return listOf(value);
    if (!isNode(value)) return { items: isObject(value) ? Object.entries(value) : [], isList: false };
    if (value.kind === Kind.LIST) return listOf(value.values);
    const fields = value.kind === Kind.OBJECT ? value.fields : [];
    return { items: fields.map((field) => [field.name.value, field.value]), isList: false };
  }
}

interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
  /** Whether it is of facts that are joined to the one that is filtered. */
  readonly isJoined: boolean;
}

interface Parts {
  readonly items: readonly (readonly [name: string, item: unknown])[];
  readonly isList: boolean;
}

const listOf = (items: readonly unknown[]): Parts => ({
  items: items.map((item) => ["", item]),
  isList: true,
});

/** Whether this is written in the query: what is in variables is plain JSON, and has no location. */
const isNode = (value: unknown): value is ValueNode =>
  typeof value === "object" && value !== null && "loc" in value && value.loc instanceof Location;
