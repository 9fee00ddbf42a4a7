import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { IS_REQUIRED, mustBe, shortened, unknownField } from "./problem.js";
import { isLiteral } from "./requestError.js";

/** Validation errors with those of literals told by their place, where GraphQL's own print the literal. */
export function literalErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  errors: readonly GraphQLError[],
): readonly GraphQLError[] {
  const nodes = new Set(errors.flatMap(({ nodes: [node] = [] }) => (node && isOfInput(node) ? [node] : [])));
  if (nodes.size === 0) return errors;
  const told = placesOf(schema, document, nodes);
  return errors.map((error) => {
    const place = error.nodes?.[0] && told.get(error.nodes[0]);
    return place === undefined ? error : retold(error, place);
  });
}

const isOfInput = (node: ASTNode): boolean => isLiteral(node) || node.kind === Kind.OBJECT_FIELD;

interface Place {
  readonly node: ASTNode;
  readonly path: string;
  /** What is expected there; of an object's field, of the object. */
  readonly type: GraphQLInputType | null | undefined;
}

function placesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  nodes: ReadonlySet<ASTNode>,
): ReadonlyMap<ASTNode, Place> {
  const places = new Map<ASTNode, Place>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      enter: (node, _key, parent, _path, ancestors) => {
        if (!nodes.has(node)) return;
        const type =
          node.kind === Kind.OBJECT_FIELD ? typeInfo.getParentInputType() : typeInfo.getInputType();
        places.set(node, { node, path: pathOf([...ancestors, ...(parent ? [parent] : []), node]), type });
      },
    }),
  );
  return places;
}

/** The names and indices from an argument, or a variable with a default, down to the last of these. */
function pathOf(line: readonly (ASTNode | readonly ASTNode[])[]): string {
  return line.reduce<string>((path, one, i) => {
    // what nodes have several of is a member of the line, too
    if (isNodes(one)) {
      const [owner, item] = [line[i - 1], line[i + 1]];
      const isList = owner !== undefined && !isNodes(owner) && owner.kind === Kind.LIST;
      return isList && item !== undefined && !isNodes(item) ? `${path}[${one.indexOf(item)}]` : path;
    }
    switch (one.kind) {
      case Kind.ARGUMENT:
        return one.name.value;
      case Kind.VARIABLE_DEFINITION:
        return one.variable.name.value;
      case Kind.OBJECT_FIELD:
        return `${path}.${shortened(one.name.value)}`;
      default:
        return path;
    }
  }, "");
}

const isNodes = (value: ASTNode | readonly ASTNode[]): value is readonly ASTNode[] => Array.isArray(value);

function retold(error: GraphQLError, { node, path, type }: Place): GraphQLError {
  const { message, source, positions, extensions } = error;
  const { place = path, what } = problemOf(message, node, type);
  return new GraphQLError(`${place === path ? path : `${path}.${place}`}: ${what}`, {
    nodes: node,
    source: source ?? null,
    positions: positions ?? null,
    extensions,
  });
}

function problemOf(
  message: string,
  node: ASTNode,
  type: Place["type"],
): { readonly place?: string; readonly what: string } {
  if (node.kind === Kind.OBJECT_FIELD) {
    const object = getNamedType(type);
    return { what: isInputObjectType(object) ? unknownField(object) : message };
  }
  if (node.kind === Kind.OBJECT) {
    const missing = /^Field "[^"]+\.([^".]+)" of required type/.exec(message)?.[1];
    if (missing !== undefined) return { place: missing, what: IS_REQUIRED };
    if (/^(OneOf|Field) /.test(message)) return { what: message };
  }
  if (node.kind === Kind.NULL) return { what: IS_REQUIRED };
  return { what: type ? mustBe(type) : "is not a value that can stand here" };
}
