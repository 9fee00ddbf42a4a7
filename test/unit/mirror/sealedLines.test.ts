import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SealedValues } from "../../../src/facts/seal.js";
import { formatSealed, linesOf, parseSealed } from "../../../src/mirror/sealedLines.js";

const salt = "0f".repeat(32);
const line = (members: object) =>
  `${JSON.stringify({ index: 7, field: "features", value: "1", salt, ...members })}\n`;

/** A file's content, as it comes in chunks of some size. */
async function* chunksOf(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

async function read(text: string | Buffer, chunk = 16): Promise<[number, SealedValues][]> {
  const found: [number, SealedValues][] = [];
  for await (const [index, values] of parseSealed(
    linesOf(chunksOf(Buffer.from(text), chunk), "file"),
    "file",
  ))
    found.push([index, values]);
  return found;
}

describe("the file of sealed values", () => {
  it("has a line for each value", () => {
    const text = formatSealed(7, { features: { value: '{"a":1}', salt }, prediction: { value: "1", salt } });
    expect(text).toBe(
      `{"index":7,"field":"features","value":"{\\"a\\":1}","salt":"${salt}"}\n` +
        `{"index":7,"field":"prediction","value":"1","salt":"${salt}"}\n`,
    );
  });

  it("gives back what was written, fact by fact, in whatever chunks it comes", async () => {
    const value = fc.record({ value: fc.string({ unit: "binary" }), salt: fc.constant(salt) });
    const facts = fc
      .uniqueArray(fc.tuple(fc.nat(), value, value), { selector: ([index]) => index })
      .map((all) => all.sort(([a], [b]) => a - b))
      .map((all) =>
        all.map(([index, a, b]): [number, SealedValues] => [index, { features: a, prediction: b }]),
      );
    await fc.assert(
      fc.asyncProperty(facts, fc.integer({ min: 1, max: 200 }), async (all, chunk) => {
        const text = all.map(([index, values]) => formatSealed(index, values)).join("");
        expect(await read(text, chunk)).toEqual(all);
      }),
    );
  });

  it.each([
    ["no JSON", "{\n", "is not JSON"],
    ["no object", "[]\n", "is not a sealed value"],
    ["no index", line({ index: "7" }), "is not a sealed value"],
    ["another salt", line({ salt: "0F".repeat(32) }), "is not a sealed value"],
    ["a value twice", line({}) + line({ value: "2" }), "line 2 gives a value a second time"],
    ["facts out of their order", line({}) + line({ index: 6 }), "line 2 is of the fact at index 6"],
    ["no end", line({}).trimEnd(), "is cut off"],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0x0a]), "is not UTF-8"],
  ])("is refused with %s", async (_, text, message) => {
    await expect(read(text)).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining(message),
    });
  });
});
