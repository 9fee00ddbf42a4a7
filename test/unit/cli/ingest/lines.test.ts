import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LINE_BYTES, type Line, linesOf } from "../../../../src/cli/actions/ingestLines.js";

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(text: string | Buffer, size = 5): Promise<Line[]> {
  const all: Line[] = [];
  for await (const lines of linesOf(pieces(Buffer.from(text), size))) all.push(...lines);
  return all;
}
const texts = (lines: readonly Line[]) => lines.map(({ number, bytes }) => [number, bytes.toString()]);

describe("linesOf", () => {
  it("ends a line with LF, CR LF or the text, whatever pieces it comes in", async () => {
    for (const size of [1, 2, 3, 100])
      expect(texts(await read("one\r\n\ntwo\r\nthree", size))).toEqual([
        [1, "one"],
        [2, ""],
        [3, "two"],
        [4, "three"],
      ]);
    expect(texts(await read("one\n"))).toEqual([[1, "one"]]);
    expect(await read("")).toEqual([]);
  });

  it("leaves a byte order mark out, at the beginning alone", async () => {
    expect(texts(await read("\ufeffone\n\ufefftwo"))).toEqual([
      [1, "one"],
      [2, "\ufefftwo"],
    ]);
  });

  it("says where the next line begins", async () => {
    const line = fc.string({ unit: fc.constantFrom("a", "é", "\r", " ") });
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
        const text = Buffer.from(lines.map((one) => `${one}\n`).join(""));
        let from = 0;
        for (const { end, bytes } of await read(text, size)) {
          expect(
            text
              .subarray(from, end)
              .toString()
              .replace(/\r?\n$/, ""),
          ).toBe(from === 0 ? bytes.toString() : bytes.toString());
          from = end;
        }
        expect(from).toBe(text.length);
      }),
    );
  });

  it("keeps of a line over the limit the beginning, and goes on after it", async () => {
    const long = "x".repeat(LINE_BYTES + 1);
    const [first, second] = await read(`${long}\r\ngood`, 2 ** 20);
    expect(first).toMatchObject({ number: 1, length: LINE_BYTES + 2 });
    expect(first?.bytes.length).toBe(1_024);
    expect(second).toMatchObject({ number: 2, bytes: Buffer.from("good") });
    const [most] = await read("x".repeat(LINE_BYTES), 2 ** 20);
    expect(most?.bytes.length).toBe(LINE_BYTES);
  });
});
