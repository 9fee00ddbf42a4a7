import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStrict } from "../../../../src/report/verify/strictJson.js";
import { VerificationError } from "../../../../src/report/verify/verdict.js";

describe("parseStrict", () => {
  it("gives what JSON.parse gives, of any value however it is written", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(0, 1, 2), (text, spaces) => {
        const written = JSON.stringify(JSON.parse(text), null, spaces);
        expect(parseStrict(written, "")).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}', '"a"'],
    ['{"a":1,"\\u0061":2}', '"\\\\u0061"'],
    ['[{"b":[{"x":"}","a":{"a":1},"y":[1,{}],"a":0}]}]', '"a"'],
    ['{"\\\\":1,"c\\"":"\\\\","\\\\":2}', '"\\\\\\\\"'],
  ])("refuses a name twice in one object: %s", (text, name) => {
    expect(() => parseStrict(text, "")).toThrow(new RegExp(`has the name ${name} twice`));
  });

  it("takes one name in several objects, and as a value", () => {
    expect(parseStrict('[{"a":"a"},{"a":{"a":["a","a"]}}]', "")).toEqual([
      { a: "a" },
      { a: { a: ["a", "a"] } },
    ]);
  });

  it("takes 128 levels and no more", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(parseStrict(nested(128), "")).toBeInstanceOf(Array);
    expect(() => parseStrict(nested(129), "")).toThrow(/nested deeper/);
  });

  it("reads strings of megabytes, whatever is in them", () => {
    for (const part of ["a", "\\", '"', '\\"', "ä\u{1f600}", "{[,", "\u2028"]) {
      const value = { value: part.repeat(8_000_000 / part.length), "": part };
      expect(parseStrict(JSON.stringify(value), "") as unknown).toEqual(value);
    }
  });

  it("names no more of a name that stands twice than its beginning", () => {
    const name = "n".repeat(1_000_000);
    try {
      parseStrict(`{"${name}":1,"${name}":2}`, "");
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(VerificationError);
      expect(String(error).length).toBeLessThan(500);
    }
  });
});
