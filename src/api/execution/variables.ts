import {
  type GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from "graphql";
import { isObject } from "../../facts/json.js";
import type { Variables } from "./run.js";

/** What a value of a type becomes. Throws or returns WRONG where it becomes nothing. */
type Coerce = (value: unknown) => unknown;

const WRONG: unique symbol = Symbol("wrong");

type Coerced =
  | { readonly coerced: Variables; readonly errors?: never }
  | { readonly coerced?: never; readonly errors: readonly GraphQLError[] };

/**
 * Coerces variables (GraphQL section 6.1.2), each type by a function that is made once. With each value graphql-js keeps what it
 * takes to say where it is wrong. Here a wrong value only ends it, and graphql-js begins again and says what is wrong.
 */
export class VariableCoercion {
  readonly #schema: GraphQLSchema;
  readonly #types = new Map<GraphQLInputType, Coerce>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  coerce(
    { variableDefinitions = [] }: OperationDefinitionNode,
    variables: Variables,
    maxErrors: number,
  ): Coerced {
    const coerced = this.#coerceAll(variableDefinitions, variables);
    if (coerced !== WRONG) return { coerced };
    return getVariableValues(this.#schema, variableDefinitions, variables, { maxErrors });
  }

  #coerceAll(definitions: readonly VariableDefinitionNode[], variables: Variables): Variables | typeof WRONG {
    const entries: [string, unknown][] = [];
    for (const { variable, type: node, defaultValue } of definitions) {
      const name = variable.name.value;
      const type = typeFromAST(this.#schema, node);
      const isGiven = Object.hasOwn(variables, name);
      if (!isInputType(type) || (!isGiven && (defaultValue !== undefined || isNonNullType(type))))
        return WRONG;
      if (!isGiven) continue;
      const value = attempt(this.#of(type), variables[name]);
      if (value === WRONG) return WRONG;
      entries.push([name, value]);
    }
    return Object.fromEntries(entries);
  }

  #of(type: GraphQLInputType): Coerce {
    const known = this.#types.get(type);
    if (known !== undefined) return known;
    const coerce = this.#make(type);
    this.#types.set(type, coerce);
    return coerce;
  }

  #make(type: GraphQLInputType): Coerce {
    if (isNonNullType(type)) {
      const coerce = this.#of(type.ofType);
      return (value) => (value === null || value === undefined ? WRONG : coerce(value));
    }
    if (isListType(type)) return nullable(listOf(this.#of(type.ofType)));
    if (isInputObjectType(type)) return nullable(this.#objectOf(type));
    return nullable((value) => {
      const parsed: unknown = type.parseValue(value);
      return parsed === undefined ? WRONG : parsed;
    });
  }

  /** Its fields are looked at when the first object is there: a type may have a field of its own type. */
  #objectOf(type: GraphQLInputObjectType): Coerce {
    let fields: readonly InputField[] | undefined;
    return (value) => {
      fields ??= Object.values(type.getFields()).map(({ name, type: own, defaultValue }) => ({
        name,
        coerce: this.#of(own),
        absent: defaultValue === undefined && isNonNullType(own) ? WRONG : defaultValue,
      }));
      if (!isObject(value)) return WRONG;
      const coerced: Record<string, unknown> = {};
      let count = 0;
      for (const { name, coerce, absent } of fields) {
        const given = value[name];
        const own = given === undefined ? absent : coerce(given);
        if (own === WRONG || (own === null && type.isOneOf)) return WRONG;
        if (own !== undefined) coerced[name] = own;
        if (given !== undefined) count += 1;
      }
      // else it has a field that the type has not
      return Object.keys(value).length === count && (!type.isOneOf || count === 1) ? coerced : WRONG;
    };
  }
}

interface InputField {
  readonly name: string;
  readonly coerce: Coerce;
  /** What it is where it is not given. */
  readonly absent: unknown;
}

function listOf(coerce: Coerce): Coerce {
  return (value) => {
    // one value is a list of one
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const coerced = items.map(coerce);
    return coerced.includes(WRONG) ? WRONG : coerced;
  };
}

const nullable =
  (coerce: Coerce): Coerce =>
  (value) =>
    value === null || value === undefined ? null : coerce(value);

function attempt(coerce: Coerce, value: unknown): unknown {
  try {
    return coerce(value);
  } catch {
    // graphql-js says why
    return WRONG;
  }
}
