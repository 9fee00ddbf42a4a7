import {
  type GraphQLField,
  type GraphQLSchema,
  getDirectiveValues,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { isRole, type Role } from "../../facts/role.js";

/** By coordinate (`Type.field`): the roles of which one is needed. A field that is not in here is refused to everybody. */
export type Rules = ReadonlyMap<string, readonly Role[]>;

/**
 * What it takes to ask for each field of both halves of the schema: in ours the directive @allow says it, of the field or
 * else of its type; the catalogue takes READ.
 */
export function rulesOf(own: GraphQLSchema, catalogue: GraphQLSchema): Rules {
  const rules = new Map<string, readonly Role[]>();
  for (const { coordinate, field, typeNode } of fieldsOf(own)) {
    const roles = allowed(own, field.astNode) ?? allowed(own, typeNode);
    if (roles !== undefined) rules.set(coordinate, roles);
  }
  const isOwn = new Set(fieldsOf(own).map(({ coordinate }) => coordinate));
  for (const { coordinate } of fieldsOf(catalogue))
    if (!isOwn.has(coordinate)) rules.set(coordinate, ["READ"]);
  return rules;
}

/** The fields of a schema that an operation can ask for, but for introspection. */
export function fieldsOf(schema: GraphQLSchema) {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith("__") || !(isObjectType(type) || isInterfaceType(type))) return [];
    const fields: GraphQLField<unknown, unknown>[] = Object.values(type.getFields());
    return fields.map((field) => ({
      coordinate: `${type.name}.${field.name}`,
      field,
      typeNode: type.astNode,
    }));
  });
}

function allowed(
  schema: GraphQLSchema,
  node: Parameters<typeof getDirectiveValues>[1] | null | undefined,
): readonly Role[] | undefined {
  const directive = schema.getDirective("allow");
  if (!directive || !node) return undefined;
  const roles: unknown = getDirectiveValues(directive, node)?.roles;
  return Array.isArray(roles) ? roles.filter(isRole) : undefined;
}
