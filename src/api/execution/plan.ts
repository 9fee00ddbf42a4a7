import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Field } from "./field.js";
import { Selections } from "./selections.js";

/** An operation, ready to be executed however often. */
export interface Plan {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly fields: readonly Field[];
  /** How many fields it has by now, with those that are nested. */
  readonly size: () => number;
}

/** What plans are made for. */
export interface PlannedSchema {
  readonly schema: GraphQLSchema;
  /** Root fields whose resolvers may rely on graphql-js itself: no operation with these is planned. */
  readonly foreign: ReadonlySet<string>;
}

/**
 * The plan of a valid operation; undefined for one that is left to graphql-js. What is nested is planned when the first object
 * of it is there: named fragments within others may make many times the fields that the document has.
 */
export function planOf(
  planned: PlannedSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Plan | undefined {
  const { schema } = planned;
  const type = schema.getRootType(operation.operation);
  if (!type || operation.operation === OperationTypeNode.SUBSCRIPTION || !isPlannable(planned, document))
    return undefined;
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const selections = new Selections(schema, fragments);
  const fields = selections.fieldsOf(type, [operation.selectionSet]);
  return { operation, fragments, fields, size: () => selections.size };
}

/** Of the whole document, since any operation of it may use a fragment. */
function isPlannable({ schema, foreign }: PlannedSchema, document: DocumentNode): boolean {
  let isPlannable = true;
  const leave = (): void => {
    isPlannable = false;
  };
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: ({ name, alias }) => {
        const parent = typeInfo.getParentType();
        const isRoot = parent === schema.getQueryType() || parent === schema.getMutationType();
        if (isRoot && (foreign.has(name.value) || META_FIELDS.has(name.value))) leave();
        // the name of a property that every object has
        if (alias?.value === "__proto__") leave();
        const type = typeInfo.getType();
        if (type && isAbstractType(getNamedType(type))) leave();
      },
      // which fields there are would depend on it
      Directive: ({ arguments: given = [] }) => {
        if (given.some(({ value }) => value.kind === Kind.VARIABLE)) leave();
      },
    }),
  );
  return isPlannable;
}

const META_FIELDS: ReadonlySet<string> = new Set(["__schema", "__type"]);
