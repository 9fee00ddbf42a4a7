import { GraphQLError, type ValidationRule } from "graphql";

/**
 * Introspection is free of the limits of depth and cost, which its standard query would exceed. It shows lists within lists,
 * and aliases would multiply them: no explorer uses any.
 */
export const noIntrospectionAliases: ValidationRule = (context) => ({
  Field: (node) => {
    const isOfSchema = node.name.value === "__schema" || node.name.value === "__type";
    const isWithin = context.getParentType()?.name.startsWith("__") === true;
    if (node.alias && (isOfSchema || isWithin))
      context.reportError(new GraphQLError("introspection takes no aliases", { nodes: node }));
  },
});
