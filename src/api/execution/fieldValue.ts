import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNullableType,
  isLeafType,
  isNonNullType,
  locatedError,
  type ResponsePath,
  responsePathAsArray,
  TypeNameMetaFieldDef,
} from "graphql";
import { type Complete, completer } from "./completion.js";
import type { Field, FieldPlace, FieldsOf, FieldValue } from "./field.js";

/** Throws a TypeError for a field that the schema doesn't have: only valid operations are run. */
export function fieldOf(
  fieldsOf: FieldsOf,
  parent: GraphQLObjectType,
  name: string,
  [node, ...others]: readonly FieldNode[],
): Field {
  const definition =
    node?.name.value === TypeNameMetaFieldDef.name
      ? TypeNameMetaFieldDef
      : node && parent.getFields()[node.name.value];
  if (node === undefined || definition === undefined) throw new TypeError(`${parent.name} has no such field`);
  const place: FieldPlace = { parent, definition, nodes: [node, ...others] };
  const resolved = resolvedField(place, name, completer(fieldsOf, place));
  const type = getNullableType(definition.type);
  const isPlain = definition.resolve === undefined && isLeafType(type);
  return { name, value: isPlain ? plainField(definition, type, resolved) : resolved };
}

/** A field with whatever there may be: a resolver, arguments, promises, errors. */
function resolvedField(
  { parent, definition, nodes }: FieldPlace,
  key: string,
  complete: Complete,
): FieldValue {
  const resolve = definition.resolve ?? defaultFieldResolver;
  return (source, run, prev) => {
    const { schema, operation, fragments, variables, context } = run;
    const path: ResponsePath = { prev, key, typename: parent.name };
    const info: GraphQLResolveInfo = {
      fieldName: definition.name,
      fieldNodes: nodes,
      returnType: definition.type,
      parentType: parent,
      path,
      schema,
      fragments,
      rootValue: undefined,
      operation,
      variableValues: variables,
    };
    let found: unknown;
    try {
      found = resolve(source, getArgumentValues(definition, nodes[0], variables), context, info);
    } catch (error) {
      found = error instanceof Error ? error : locatedError(error, nodes, responsePathAsArray(path));
    }
    return complete(found, run, path);
  };
}

/** A value that lies in its object as it is: nothing is made for it but what is answered. All else is `resolved`. */
function plainField(
  { name, type }: GraphQLField<unknown, unknown>,
  leaf: GraphQLLeafType,
  resolved: FieldValue,
): FieldValue {
  const isRequired = isNonNullType(type);
  return (source, run, parent) => {
    const value = isRecord(source) ? source[name] : undefined;
    if (value === null || value === undefined) return isRequired ? resolved(source, run, parent) : null;
    if (typeof value !== "object" && typeof value !== "function") {
      const plain = serialized(leaf, value);
      if (plain !== undefined && plain !== null) return plain;
    }
    return resolved(source, run, parent);
  };
}

function serialized(leaf: GraphQLLeafType, value: unknown): unknown {
  try {
    return leaf.serialize(value);
  } catch {
    // it is done again where its error has a place
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
