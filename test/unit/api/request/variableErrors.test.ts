import fc from "fast-check";
import { buildSchema, getVariableValues, type OperationDefinitionNode, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { variableErrors } from "../../../../src/api/request/variableErrors.js";

const schema = buildSchema(`
  type Query { ask(one: Thing, many: [Thing!], either: Either, count: Int, kind: Kind): Int }
  input Thing { name: String!, size: Int, kind: Kind, tags: [String!], inner: Thing, on: Boolean = true }
  input Either @oneOf { left: String, right: Thing }
  enum Kind { BIG SMALL }
`);

const operationOf = (variables: string): OperationDefinitionNode => {
  const [operation] = parse(`query (${variables}) { ask }`).definitions;
  if (operation?.kind !== "OperationDefinition") throw new Error("no operation");
  return operation;
};
const told = (definitions: string, variables: Record<string, unknown>) =>
  variableErrors(schema, operationOf(definitions), variables).map(({ message }) => message);

const FIELDS = "which has name, size, kind, tags, inner, on";

describe("what is wrong with variables", () => {
  it.each<[string, string, Record<string, unknown>, string[]]>([
    [
      "a misspelt field",
      "$one: Thing",
      { one: { name: "a", siez: 3 } },
      [`one.siez: is not a field of Thing, ${FIELDS}`],
    ],
    ["a field of another type", "$one: Thing", { one: { name: 5 } }, ["one.name: must be a String"]],
    [
      "an item",
      "$many: [Thing!]",
      { many: [{ name: "a" }, { name: "b", size: "x" }] },
      ["many[1].size: must be an Int"],
    ],
    ["no item", "$many: [Thing!]", { many: [null] }, ["many[0]: is required"]],
    ["one for a list", "$many: [Thing!]", { many: { size: 1 } }, ["many.name: is required"]],
    ["no object", "$one: Thing!", { one: "secret" }, ["one: must be an object with fields of Thing"]],
    ["a missing variable", "$one: Thing!", {}, ["one: is required"]],
    ["null", "$one: Thing!", { one: null }, ["one: is required"]],
    ["an unknown member of an enum", "$kind: Kind", { kind: "secret" }, ["kind: must be one of BIG, SMALL"]],
    [
      "deep within",
      "$one: Thing",
      { one: { name: "a", inner: { name: "b", tags: ["c", 7] } } },
      ["one.inner.tags[1]: must be a String"],
    ],
    [
      "both of one",
      "$either: Either",
      { either: { left: "a", right: { name: "b" } } },
      ["either: must have exactly one of the fields of Either"],
    ],
    [
      "null of one",
      "$either: Either",
      { either: { left: null } },
      ["either: must have one field of Either that is not null"],
    ],
    [
      "several",
      "$one: Thing, $count: Int!",
      { one: { size: 0.5 } },
      ["one.name: is required", "one.size: must be an Int", "count: is required"],
    ],
  ])("%s", (_, definitions, variables, messages) => {
    expect(told(definitions, variables)).toEqual(messages);
  });

  it("are no more than twenty", () => {
    expect(told("$many: [Thing!]", { many: Array.from({ length: 500 }, () => ({})) })).toHaveLength(20);
  });

  it("shows of a long name its beginning", () => {
    const [message] = told("$one: Thing", { one: { name: "a", ["x".repeat(1_000)]: 1 } });
    expect(message).toBe(`one.${"x".repeat(64)}…: is not a field of Thing, ${FIELDS}`);
  });

  const SECRET = "s3cret";
  const leaf = fc.constantFrom<unknown>(SECRET, 31_415.5, -7, true, null, undefined, "BIG", [], {});
  const thing = fc.letrec((tie) => ({
    thing: fc.record(
      {
        name: fc.oneof(fc.constant(SECRET), leaf),
        size: leaf,
        kind: leaf,
        tags: fc.oneof(leaf, fc.array(leaf)),
        inner: fc.oneof({ maxDepth: 3 }, leaf, tie("thing")),
        other: leaf,
      },
      { requiredKeys: [] },
    ),
  })).thing;
  const variables = fc.record(
    {
      one: fc.oneof(leaf, thing),
      many: fc.oneof(leaf, thing, fc.array(fc.oneof(leaf, thing))),
      either: fc.oneof(leaf, fc.record({ left: leaf, right: thing }, { requiredKeys: [] })),
      count: leaf,
      kind: leaf,
    },
    { requiredKeys: [] },
  );

  it("is told wherever GraphQL finds something wrong, and nowhere else, without a value", () => {
    const operation = operationOf(
      "$one: Thing!, $many: [Thing!], $either: Either, $count: Int = 3, $kind: Kind!",
    );
    fc.assert(
      fc.property(variables, (given) => {
        const errors = variableErrors(schema, operation, given);
        const { errors: expected } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
        expect(errors.length > 0).toBe(expected !== undefined);
        for (const { message } of errors) expect(message).not.toMatch(/s3cret|31415/);
      }),
      { numRuns: 300 },
    );
  });
});
