import type { FieldNode, FragmentDefinitionNode, GraphQLSchema } from "graphql";
import { tooMuchAt } from "../facts/error.js";
import type { Variables } from "./queryArguments.js";
import { CostReader } from "./queryCost.js";

/**
 * Values that one row of Neo4j's may hold with all that is nested in it, as its limits allow: it is one message, which is
 * decoded in one go.
 */
const MAX_VALUES = 25_000;
/** Lists of a query: @neo4j/graphql writes a subquery for each, and Neo4j plans them all together. */
const MAX_LISTS = 100;
/** Conditions in all filters of a query, which are planned as well. */
const MAX_CONDITIONS = 200;

/**
 * Bounds what a query asks for: its arguments, and what each of its root fields may answer. Throws LIMIT_EXCEEDED or
 * BAD_USER_INPUT that names the field or argument.
 *
 * @param roots the root fields of a valid query
 * @param fragments those that it uses
 */
export function checkQuery(
  schema: GraphQLSchema,
  roots: readonly FieldNode[],
  fragments: readonly FragmentDefinitionNode[],
  variables: Variables,
): void {
  const query = schema.getQueryType();
  if (!query) return;
  const reader = new CostReader(schema, fragments, variables);
  let lists = 0;
  let conditions = 0;
  for (const root of roots) {
    const name = root.name.value;
    const cost = reader.ofRoot(root, query);
    if (cost.values > MAX_VALUES)
      throw tooMuchAt(
        name,
        `may answer with ${cost.values} values in one row, as the limits of its lists allow, and at most ${MAX_VALUES} are possible: give smaller limits, as limit: 10`,
      );
    lists += cost.lists;
    conditions += cost.conditions;
    if (lists > MAX_LISTS) throw tooMuchAt(name, `a query has at most ${MAX_LISTS} lists in all`);
    if (conditions > MAX_CONDITIONS)
      throw tooMuchAt(name, `a query's filters have at most ${MAX_CONDITIONS} conditions in all`);
  }
}
