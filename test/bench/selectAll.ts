import { type GraphQLSchema, getNamedType, isObjectType, isRequiredArgument } from "graphql";

/** A selection of every field of a type, and so on down, but for fields that need an argument. The types must not recur. */
export function selectAll(schema: GraphQLSchema, typeName: string, without: readonly string[] = []): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return "";
  const fields = Object.values(type.getFields()).filter(
    ({ name, args }) => !without.includes(name) && !args.some(isRequiredArgument),
  );
  return `{ ${fields.map((field) => `${field.name} ${selectAll(schema, getNamedType(field.type).name)}`).join(" ")} }`;
}
