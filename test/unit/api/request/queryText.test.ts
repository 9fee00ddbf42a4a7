import { getIntrospectionQuery } from "graphql";
import { describe, expect, it } from "vitest";
import { checkQueryText } from "../../../../src/api/request/queryText.js";

const check = (query: string) => () => checkQueryText(query);
const withCode = (code: string) => expect.objectContaining({ code });
const nested = (open: string, close: string, levels: number) =>
  `${open.repeat(levels)}a${close.repeat(levels)}`;
const fragments = (count: number) =>
  Array.from({ length: count }, (_, i) => `fragment F${i} on Query { ...F${i + 1} }`).join(" ");

describe("the text of a query", () => {
  it("has at most 64 KiB in UTF-8", () => {
    expect(check(`{ a } #${"x".repeat(65_529)}`)).not.toThrow();
    expect(check(`{ a } #${"x".repeat(65_530)}`)).toThrow(withCode("LIMIT_EXCEEDED"));
    expect(check(`{ a } #${"é".repeat(32_768)}`)).toThrow(withCode("LIMIT_EXCEEDED"));
  });

  it.each([
    ["selections", "{a", "}"],
    ["objects", "{a(b:{c:", "})}"],
    ["lists", "{a(b:[", "])}"],
    ["types", "query($a:[", "]){a}"],
  ])("nests at most 80 brackets of %s", (_, open, close) => {
    const perLevel = (open.match(/[{[(]/g) ?? []).length;
    expect(check(nested(open, close, Math.floor(80 / perLevel)))).not.toThrow();
    expect(check(nested(open, close, Math.floor(80 / perLevel) + 1))).toThrow(withCode("BAD_USER_INPUT"));
  });

  it("may have any brackets in strings and comments", () => {
    const brackets = "{[(".repeat(500);
    expect(
      check(`{ a(b: "${brackets}", c: """${brackets} \\""" ${brackets}""") } # ${brackets}`),
    ).not.toThrow();
    expect(check(`{ a(b: "\\"", c: ${nested("[", "]", 90)}) }`)).toThrow(withCode("BAD_USER_INPUT"));
  });

  it("has at most 100 operations and fragments", () => {
    expect(check(`{ ...F0 } ${fragments(99)}`)).not.toThrow();
    expect(check(`{ ...F0 } ${fragments(100)}`)).toThrow(withCode("BAD_USER_INPUT"));
  });

  it("has at most 10,000 tokens", () => {
    expect(check(`{ ${"a ".repeat(9_998)} }`)).not.toThrow();
    expect(check(`{ ${"a ".repeat(9_999)} }`)).toThrow(withCode("LIMIT_EXCEEDED"));
  });

  it("is let to the parser where it is none", () => {
    for (const query of [
      "",
      "{".repeat(70),
      '{ a(b: "open',
      `${"}".repeat(200)}{`,
      `${"{ a } ".repeat(90)} " `,
    ])
      expect(check(query)).not.toThrow();
  });

  it("may be what explorers begin with", () => {
    expect(check(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true }))).not.toThrow();
  });
});
