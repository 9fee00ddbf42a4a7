import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { GraphQLJSON, GraphQLSafeInt } from "graphql-scalars";
import { canonicalTime } from "../facts/time.js";

/** RFC 3339. In resolvers a time is its canonical text (facts/time.ts). */
const DateTime = textScalar(
  "DateTime",
  "RFC 3339 date and time, as 2026-11-21T22:00:00.000Z; answers are UTC in milliseconds.",
  canonicalTime,
);

const SHA256 = textScalar(
  "SHA256",
  'A SHA-256 digest: 64 lower-case hex digits; an optional "sha256:" prefix is accepted.',
  (text) => /^(?:sha256:)?([0-9a-f]{64})$/.exec(text)?.[1],
);

export const scalars = { DateTime, SHA256, JSON: GraphQLJSON, SafeInt: GraphQLSafeInt };

function textScalar(
  name: string,
  description: string,
  read: (text: string) => string | undefined,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    const text = typeof value === "string" ? read(value) : undefined;
    if (text === undefined)
      throw new GraphQLError(`${name} cannot represent ${JSON.stringify(value)}`, {
        extensions: { code: "BAD_USER_INPUT" },
      });
    return text;
  };
  return new GraphQLScalarType({
    name,
    description,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
    serialize: parse,
  });
}
