import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatSealed, parseSealed } from "../../../src/mirror/sealedLines.js";

const salt = "0f".repeat(32);
const line = (members: object) =>
  `${JSON.stringify({ index: 7, field: "features", value: "1", salt, ...members })}\n`;

describe("the file of sealed values", () => {
  it("has a line for each value", () => {
    const text = formatSealed(new Map([[7, { features: { value: '{"a":1}', salt } }]]));
    expect(text).toBe(`{"index":7,"field":"features","value":"{\\"a\\":1}","salt":"${salt}"}\n`);
  });

  it("gives back what was written", () => {
    const value = fc.record({ value: fc.string({ unit: "binary" }), salt: fc.constant(salt) });
    const values = fc.uniqueArray(fc.tuple(fc.nat(), value), { selector: ([index]) => index });
    fc.assert(
      fc.property(values, (all) => {
        const facts = new Map(all.map(([index, one]) => [index, { features: one }]));
        expect(parseSealed(formatSealed(facts), "file")).toEqual(facts);
      }),
    );
  });

  it.each([
    ["no JSON", "{\n", "is not JSON"],
    ["no object", "[]\n", "is not a sealed value"],
    ["no index", line({ index: "7" }), "is not a sealed value"],
    ["another salt", line({ salt: "0F".repeat(32) }), "is not a sealed value"],
    ["a value twice", line({}) + line({ value: "2" }), "gives a value a second time"],
    ["no end", line({}).trimEnd(), "is cut off"],
  ])("is refused with %s", (_, text, message) => {
    expect(() => parseSealed(text, "sealed/000.ndjson")).toThrow(message);
  });
});
