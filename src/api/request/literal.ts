import { type ASTNode, Kind } from "graphql";

const LITERALS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/** Whether a part of a document is a value that is written in it, and not a name. */
export const isLiteral = (node: ASTNode | undefined): boolean =>
  node !== undefined && LITERALS.has(node.kind);
