import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { connectionsIn } from "./catalogueAnswers.js";

/**
 * Makes the catalogue's root fields ask for something of every edge. Where nothing is selected of an edge, its node or its
 * properties but `__typename` and what may be skipped, @neo4j/graphql would write a statement that leaves them out: no edges, or an
 * error. Such a selection gets one field more, which no answer shows, since that is made from the operation as it was sent.
 *
 * @param schema the merged one, which is changed
 */
export function selectOfEachEdge(schema: GraphQLSchema, catalogue: GraphQLSchema): void {
  const sure = sureFields(catalogue);
  const filled = new WeakMap<FragmentDefinitionNode, FragmentDefinitionNode>();
  const fill = <Node extends FieldNode | FragmentDefinitionNode>(
    node: Node,
    parent?: GraphQLNamedType,
  ): Node => {
    const types = new TypeInfo(schema, parent);
    return visit(
      node,
      visitWithTypeInfo(types, {
        SelectionSet: (set) => {
          const field = sure.get(types.getParentType()?.name ?? "");
          return field === undefined || set.selections.some(isSure)
            ? undefined
            : { ...set, selections: [...set.selections, field] };
        },
      }),
    );
  };
  const fillOnce = (fragment: FragmentDefinitionNode): FragmentDefinitionNode => {
    const known = filled.get(fragment) ?? fill(fragment);
    filled.set(fragment, known);
    return known;
  };
  for (const name of Object.keys(catalogue.getQueryType()?.getFields() ?? {})) {
    const field = schema.getQueryType()?.getFields()[name];
    const resolve = field?.resolve;
    if (field === undefined || resolve === undefined) throw new TypeError(`${name} has no resolver`);
    const resolveFilled: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) =>
      resolve(source, args, context, {
        ...info,
        fieldNodes: info.fieldNodes.map((node) => fill(node, info.parentType)),
        fragments: Object.fromEntries(
          Object.entries(info.fragments).map(([title, fragment]) => [title, fillOnce(fragment)]),
        ),
      });
    field.resolve = resolveFilled;
  }
}

const isSure = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD &&
  selection.name.value !== "__typename" &&
  (selection.directives ?? []).length === 0;

/** A field of each type that connections' edges consist of, under a name that no operation gives. */
function sureFields(catalogue: GraphQLSchema): ReadonlyMap<string, FieldNode> {
  const sure = new Map<string, FieldNode>();
  for (const { edge, held } of connectionsIn(catalogue)) {
    sure.set(edge.name, named("cursor"));
    for (const type of held) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      const leaf = Object.values(type.getFields()).find((field) => isLeafType(getNamedType(field.type)));
      if (leaf !== undefined) sure.set(type.name, named(leaf.name));
    }
  }
  return sure;
}

const named = (field: string): FieldNode => ({
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: `__${field}` },
  name: { kind: Kind.NAME, value: field },
});
