import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { literalErrors } from "../../../../src/api/request/literalErrors.js";
import { withoutValues } from "../../../../src/api/request/requestError.js";

const schema = buildSchema(`
  type Query { ask(one: Thing, many: [Thing!], count: Int, kind: Kind, either: Either): Int }
  input Thing { name: String!, size: Int, kind: Kind, tags: [String!], inner: Thing }
  input Either @oneOf { left: String, right: Thing }
  enum Kind { BIG SMALL }
`);

const told = (query: string) => {
  const document = parse(query);
  return literalErrors(schema, document, validate(schema, document)).map(({ message }) => message);
};

describe("what is wrong with a literal", () => {
  it.each([
    ["another type", '{ ask(count: "secret") }', ["count: must be an Int"]],
    ["in an object", "{ ask(one: {name: 31415}) }", ["one.name: must be a String"]],
    [
      "in a list",
      '{ ask(many: [{name: "a"}, {name: "b", size: "secret"}]) }',
      ["many[1].size: must be an Int"],
    ],
    [
      "in a list in a list",
      '{ ask(many: [{name: "a", tags: ["b", 31415]}]) }',
      ["many[0].tags[1]: must be a String"],
    ],
    [
      "an item that is no object",
      "{ ask(many: [31415]) }",
      ["many[0]: must be an object with fields of Thing"],
    ],
    ["an enum", "{ ask(kind: secret) }", ["kind: must be one of BIG, SMALL"]],
    ["a missing field", '{ ask(one: {inner: {name: "a"}}) }', ["one.name: is required"]],
    ["null", "{ ask(one: {name: null}) }", ["one.name: is required"]],
    [
      "a misspelt field",
      '{ ask(one: {name: "a", inner: {naem: "secret", name: "b"}}) }',
      ["one.inner.naem: is not a field of Thing, which has name, size, kind, tags, inner"],
    ],
    [
      "a default",
      'query ($one: Thing = {name: "a", size: "secret"}) { ask(one: $one) }',
      ["one.size: must be an Int"],
    ],
    [
      "an object where text is asked for",
      '{ ask(one: {name: {secret: "secret"}}) }',
      ["one.name: must be a String"],
    ],
  ])("%s", (_, query, messages) => {
    expect(told(query)).toEqual(messages);
  });

  it("is told with its position, and other errors as they are", () => {
    const document = parse('{ ask(count: "secret") nothing }');
    const errors = literalErrors(schema, document, validate(schema, document));
    expect(errors.map(({ message, locations }) => [message, locations])).toEqual([
      ["count: must be an Int", [{ line: 1, column: 14 }]],
      ['Cannot query field "nothing" on type "Query".', [{ line: 1, column: 24 }]],
    ]);
  });

  it("of one of an object is told in GraphQL's words", () => {
    expect(told('{ ask(either: {left: "secret", right: {name: "secret"}}) }').join()).toMatch(
      /^either: OneOf/,
    );
  });
});

describe("an error of syntax", () => {
  const message = (query: string): string => {
    try {
      parse(query);
      return "";
    } catch (error) {
      return error instanceof Error ? withoutValues(error.message) : "";
    }
  };

  it.each([
    ['{ ask(count: 1) "s3cret" }', "Syntax Error: Expected Name, found String."],
    ['{ ask(count: 1) """s3\ncret "x" """ }', "Syntax Error: Expected Name, found BlockString."],
    ["{ ask(31415) }", "Syntax Error: Expected Name, found Int."],
    ["{ ask(count: 1s3cret) }", "Syntax Error: Invalid number, expected digit but got."],
    ["{ ask ", "Syntax Error: Expected Name, found <EOF>."],
    ["{ ask(count) }", 'Syntax Error: Expected ":", found ")".'],
  ])("shows no value of %s", (query, expected) => {
    expect(message(query)).toBe(expected);
  });
});
