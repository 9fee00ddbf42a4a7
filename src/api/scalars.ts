import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { GraphQLJSON, GraphQLSafeInt } from "graphql-scalars";
import { canonicalTime } from "../facts/time.js";

const CANONICAL_LENGTH = 24;

/** RFC 3339. In resolvers a time that comes in is any text, and one that goes out is canonical (facts/time.ts). */
const DateTime = textScalar(
  "DateTime",
  "RFC 3339 date and time, as 2026-11-21T22:00:00.000Z, or a date, as 2026-11-21, which is its start in UTC. Answers are UTC in milliseconds.",
  // our own times are canonical; @neo4j/graphql's are not in milliseconds
  (text) => (text.length === CANONICAL_LENGTH ? text : (canonicalTime(text) ?? text)),
);

const SHA256 = textScalar(
  "SHA256",
  'A SHA-256 digest: 64 lower-case hex digits; an optional "sha256:" prefix is accepted.',
  (text) => text,
);

export const scalars = { DateTime, SHA256, JSON: GraphQLJSON, SafeInt: GraphQLSafeInt };

/**
 * A scalar that is text. What the text must be is checked by what takes it (facts/scalar.ts), which can name the place:
 * here an error would name a client's variable, or no place at all for a literal.
 */
function textScalar(
  name: string,
  description: string,
  serialize: (text: string) => string,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === "string") return value;
    throw new GraphQLError(`${name} must be a string`, { extensions: { code: "BAD_USER_INPUT" } });
  };
  return new GraphQLScalarType({
    name,
    description,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
    serialize: (value: unknown) => serialize(parse(value)),
  });
}
