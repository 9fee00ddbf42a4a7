import {
  type GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type OperationDefinitionNode,
  typeFromAST,
} from "graphql";
import { isObject } from "../../facts/json.js";
import { IS_REQUIRED, inputError, mustBe, shortened, unknownField } from "./problem.js";

type Variables = Readonly<Record<string, unknown>>;

interface Problem {
  readonly path: string;
  readonly what: string;
}

/** Errors that one answer tells. */
const MAX_ERRORS = 20;

/**
 * Why variables are not what an operation declares. GraphQL's own errors print the values, which may be personal. Empty
 * where it finds nothing wrong.
 */
export function variableErrors(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): readonly GraphQLError[] {
  const errors: GraphQLError[] = [];
  for (const { variable, type: typeNode, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const type = typeFromAST(schema, typeNode);
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (!isInputType(type) || (value === undefined && defaultValue !== undefined)) continue;
    for (const { path, what } of problemsOf(value, type, name)) {
      errors.push(inputError(path, what));
      if (errors.length === MAX_ERRORS) return errors;
    }
  }
  return errors;
}

/** As graphql-js coerces a value (GraphQL section 3), what is wrong with it. */
function* problemsOf(value: unknown, type: GraphQLInputType, path: string): Iterable<Problem> {
  if (isNonNullType(type)) {
    if (value === null || value === undefined) yield { path, what: IS_REQUIRED };
    else yield* problemsOf(value, type.ofType, path);
  } else if (value === null || value === undefined) return;
  else if (isListType(type)) {
    // one value is a list of one
    if (!Array.isArray(value)) yield* problemsOf(value, type.ofType, path);
    else for (const [i, item] of value.entries()) yield* problemsOf(item, type.ofType, `${path}[${i}]`);
  } else if (isInputObjectType(type)) yield* problemsOfObject(value, type, path);
  else if (!isLeaf(() => type.parseValue(value))) yield { path, what: mustBe(type) };
}

function* problemsOfObject(value: unknown, type: GraphQLInputObjectType, path: string): Iterable<Problem> {
  if (!isObject(value)) {
    yield { path, what: mustBe(type) };
    return;
  }
  const fields = type.getFields();
  for (const field of Object.values(fields)) {
    const given = value[field.name];
    if (given !== undefined) yield* problemsOf(given, field.type, `${path}.${field.name}`);
    else if (isRequiredInputField(field)) yield { path: `${path}.${field.name}`, what: IS_REQUIRED };
  }
  for (const name in value)
    if (!Object.hasOwn(fields, name)) yield { path: `${path}.${shortened(name)}`, what: unknownField(type) };
  if (type.isOneOf && Object.values(value).filter((given) => given !== undefined).length !== 1)
    yield { path, what: `must have exactly one of the fields of ${type.name}` };
  else if (type.isOneOf && Object.values(value).includes(null))
    yield { path, what: `must have one field of ${type.name} that is not null` };
}

function isLeaf(parse: () => unknown): boolean {
  try {
    return parse() !== undefined;
  } catch {
    // what it says may quote the value
    return false;
  }
}
