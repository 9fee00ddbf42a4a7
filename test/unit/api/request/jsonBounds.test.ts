import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonBounds } from "../../../../src/api/request/jsonBounds.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const add = (text: string) => () => new JsonBounds().add(bytes(text));
const TOO_MUCH = expect.objectContaining({ code: "LIMIT_EXCEEDED" });
const nested = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
const items = (count: number) => `[${Array.from({ length: count }, () => "0").join()}]`;
const names = (count: number) => `{${Array.from({ length: count }, (_, i) => `"n${i}":0`).join()}}`;

describe("the bounds of a JSON text", () => {
  it.each([
    ["arrays", "[", "]"],
    ["objects", '{"a":', "}"],
  ])("take 80 levels of %s, and not one more", (_, open, close) => {
    expect(add(nested(open, close, 80))).not.toThrow();
    expect(add(nested(open, close, 81))).toThrow(TOO_MUCH);
  });

  it("take 160,000 items, of which each object and array counts twice, and not one more", () => {
    expect(add(items(159_999))).not.toThrow();
    expect(add(items(160_000))).toThrow(TOO_MUCH);
    expect(add(`[${Array.from({ length: 53_333 }, () => "{}").join()}]`)).not.toThrow();
    expect(add(`[${Array.from({ length: 53_334 }, () => "{}").join()}]`)).toThrow(TOO_MUCH);
  });

  it("count the items of all containers together", () => {
    expect(add(`[${Array.from({ length: 9 }, () => items(16_000)).join()}]`)).not.toThrow();
    expect(add(`[${Array.from({ length: 11 }, () => items(16_000)).join()}]`)).toThrow(TOO_MUCH);
  });

  it("take 20,000 names of an object, and not one more", () => {
    expect(add(names(20_000))).not.toThrow();
    expect(add(names(20_001))).toThrow(TOO_MUCH);
    expect(add(`[${names(15_000)},${names(15_000)}]`)).not.toThrow();
  });

  it("take a name of 4,096 bytes, and not one more; a value may be longer", () => {
    expect(add(`{"${"x".repeat(4_095)}" :"${"y".repeat(100_000)}"}`)).not.toThrow();
    expect(add(`{"${"x".repeat(4_096)}" :1}`)).toThrow(TOO_MUCH);
  });

  it("take no notice of what stands in a string, whatever is escaped in it", () => {
    expect(add(JSON.stringify(["[".repeat(1_000), `\\"${"{".repeat(1_000)}\\`, "\\"]))).not.toThrow();
    expect(add(`["\\\\",${nested("[", "]", 80)}]`)).toThrow(TOO_MUCH);
  });

  it("let what is no JSON to the parser", () => {
    for (const text of ["", "]]]]", '"open', "{]", "nothing"]) expect(add(text)).not.toThrow();
  });

  const depthOf = (value: unknown): number =>
    typeof value === "object" && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map((one) => depthOf(one)))
      : 0;
  const wrapped = (value: unknown, levels: number): unknown =>
    levels === 0 ? value : [wrapped(value, levels - 1)];

  it("know how deep any value nests, in whatever pieces it arrives", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6 }),
        fc.integer({ min: 70, max: 80 }),
        fc.array(fc.nat(200)),
        (value, levels, cuts) => {
          const all = wrapped(value, levels);
          const text = bytes(JSON.stringify(all));
          const bounds = new JsonBounds();
          const read = () => {
            let from = 0;
            for (const cut of cuts) {
              bounds.add(text.subarray(from, from + cut));
              from += cut;
            }
            bounds.add(text.subarray(from));
          };
          if (depthOf(all) > 80) expect(read).toThrow(TOO_MUCH);
          else expect(read).not.toThrow();
        },
      ),
    );
  });
});
