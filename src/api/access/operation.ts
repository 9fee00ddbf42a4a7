import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { holds, type Principal, type Role } from "../../facts/role.js";
import type { Rules } from "./rules.js";

/** What an operation asks for, whatever its variables are. */
export interface Operation {
  readonly type: OperationTypeNode;
  readonly name: string | null;
  /** Its root fields, also those in fragments, but for introspection. */
  readonly roots: readonly FieldNode[];
  /** Their names, each once. */
  readonly fields: readonly string[];
  /** The values of variables that a request leaves out. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** The fragments that it uses. */
  readonly fragments: readonly FragmentDefinitionNode[];
  /** Each rule that it falls under, once, with the first field that does. No roles: refused to everybody. */
  readonly needs: readonly { readonly coordinate: string; readonly roles: readonly Role[] }[];
}

/** Reads a valid operation with the fragments that it uses. */
export function readOperation(
  schema: GraphQLSchema,
  rules: Rules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Operation {
  const roots: FieldNode[] = [];
  const needs = new Map<string, Operation["needs"][number]>();
  const rootType = schema.getRootType(operation.operation);
  const typeInfo = new TypeInfo(schema);
  const fragments = fragmentsOf(document, operation);
  visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    visitWithTypeInfo(typeInfo, {
      Field: (node) => {
        const parent = typeInfo.getParentType();
        // the schema is public
        if (!parent || node.name.value.startsWith("__") || parent.name.startsWith("__")) return;
        if (parent === rootType) roots.push(node);
        const coordinate = `${parent.name}.${node.name.value}`;
        const roles = rules.get(coordinate) ?? [];
        const rule = roles.join();
        if (!needs.has(rule)) needs.set(rule, { coordinate, roles });
      },
    }),
  );
  return {
    type: operation.operation,
    name: operation.name?.value ?? null,
    roots,
    fields: [...new Set(roots.map(({ name }) => name.value))],
    defaults: defaultsOf(operation),
    fragments,
    needs: [...needs.values()],
  };
}

/**
 * What a value in a document says, before it is checked. A number that is not written as JavaScript would write it stays text:
 * as a key it means what was written, however many digits it has.
 */
export function literalValue(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.INT:
    case Kind.FLOAT: {
      const number = Number(node.value);
      return String(number) === node.value ? number : node.value;
    }
    case Kind.LIST:
      return node.values.map((item) => literalValue(item, variables));
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map(({ name, value }) => [name.value, literalValue(value, variables)]),
      );
    case Kind.NULL:
      return null;
    default:
      return node.value;
  }
}

const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, literalValue(defaultValue, {})]],
    ),
  );

/** The role that a principal lacks for this, in words; undefined where it lacks none. One forbidden field forbids all of it. */
export function missingRole({ needs }: Operation, principal: Principal): string | undefined {
  const missing = needs.find(({ roles }) => !roles.some((role) => holds(principal, role)));
  if (missing === undefined) return undefined;
  const { coordinate, roles } = missing;
  return `${coordinate} takes the role ${roles.length === 0 ? "of nobody" : roles.join(" or ")}`;
}

function fragmentsOf(document: DocumentNode, operation: OperationDefinitionNode) {
  const byName = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const used = new Set<string>();
  const collect = (node: Parameters<typeof visit>[0]): void => {
    visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = byName.get(name.value);
        if (fragment === undefined || used.has(name.value)) return;
        used.add(name.value);
        collect(fragment);
      },
    });
  };
  collect(operation);
  return [...used].flatMap((name) => byName.get(name) ?? []);
}
