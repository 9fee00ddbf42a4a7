import { GraphQLError, type ValidationRule } from "graphql";

/** One answer has thousands of them, and thirty times as many with thirty aliases. */
const OF_RECEIPTS: ReadonlySet<string> = new Set(["Receipt", "FactRef"]);
/** Free of the limits of depth and cost, which the standard query would exceed, and made of lists within lists. */
const isIntrospection = (type: string, field: string): boolean =>
  type.startsWith("__") || field === "__schema" || field === "__type";

/** Refuses aliases where the limits of cost don't count what they multiply. */
export const noMultiplyingAliases: ValidationRule = (context) => ({
  Field: (node) => {
    const type = context.getParentType()?.name ?? "";
    const field = node.name.value;
    if (node.alias && (OF_RECEIPTS.has(type) || isIntrospection(type, field)))
      context.reportError(new GraphQLError(`${type}.${field} takes no alias`, { nodes: node }));
  },
});
