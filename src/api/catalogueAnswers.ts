import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isIntrospectionType,
  isObjectType,
  Kind,
} from "graphql";
import { isObject } from "../facts/json.js";

type Field = GraphQLField<unknown, unknown>;

/**
 * Gives the catalogue's fields in a merged schema what finds their values. @neo4j/graphql answers a fact's fields under the
 * names that the operation gives them, and merging leaves out the resolvers that look there: an alias would be answered with
 * null. Its own for connections within facts know one alias a field and none in a fragment.
 *
 * @param schema the merged one, which is changed
 * @returns the types that connections consist of, whose parts are one list however many names it is asked for under
 */
export function answerByAlias(schema: GraphQLSchema, catalogue: GraphQLSchema): ReadonlySet<string> {
  const facts = new Set<string>();
  const parts = new Set<string>();
  for (const { type, edge, held } of connectionsIn(catalogue)) {
    for (const name of [type.name, edge.name]) parts.add(name);
    for (const { name } of held) facts.add(name);
  }
  for (const { name } of Object.values(catalogue.getTypeMap())) {
    const type = schema.getType(name);
    if (!isObjectType(type) || isIntrospectionType(type) || type === schema.getQueryType()) continue;
    for (const field of Object.values(type.getFields()))
      if (!facts.has(name)) delete field.resolve;
      else if (parts.has(getNamedType(field.type).name)) field.resolve = connection(field);
      else field.resolve ??= byResponseName;
  }
  return parts;
}

/** The catalogue's connections: the types of each, of its edges, and of what these hold. */
export const connectionsIn = (catalogue: GraphQLSchema): readonly Connection[] =>
  Object.values(catalogue.getTypeMap()).flatMap((type) => {
    const edges = isObjectType(type) ? type.getFields().edges : undefined;
    const edge = edges && getNamedType(edges.type);
    if (!isObjectType(edge)) return [];
    const { node, properties } = edge.getFields();
    const held = [node, properties].flatMap((part) => (part ? typesOf(catalogue, part.type) : []));
    return [{ type, edge, held }];
  });

interface Connection {
  readonly type: GraphQLNamedType;
  readonly edge: GraphQLObjectType;
  readonly held: readonly GraphQLNamedType[];
}

/** With those that an abstract one stands for. */
function typesOf(schema: GraphQLSchema, type: GraphQLOutputType): readonly GraphQLNamedType[] {
  const named = getNamedType(type);
  return isAbstractType(named) ? [named, ...schema.getPossibleTypes(named)] : [named];
}

const byResponseName: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, { path }) =>
  isObject(source) ? source[path.key] : undefined;

/** Asks what @neo4j/graphql has for it as if it had no alias and nothing in it had: then all parts have their own names. */
function connection({ name, resolve }: Field): GraphQLFieldResolver<unknown, unknown> {
  if (resolve === undefined) throw new TypeError(`${name} has no resolver`);
  return (source, args, context, info) =>
    resolve({ [name]: byResponseName(source, args, context, info) }, args, context, {
      ...info,
      fieldNodes: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } }],
    });
}
