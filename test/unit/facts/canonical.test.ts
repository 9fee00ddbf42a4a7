import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toHex, utf8 } from "../../../src/facts/bytes.js";
import { canonical, type JsonValue } from "../../../src/facts/json.js";

/** Published vectors; test/vectors/jcs/README.md says from where. */
const vectors = new URL("../../vectors/jcs/", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, vectors), "utf8");

describe("canonical", () => {
  const files = readdirSync(new URL("input/", vectors));

  it("is tested with all six files of the reference test data", () => {
    expect(files.sort()).toEqual(
      ["arrays", "french", "structures", "unicode", "values", "weird"].map((name) => `${name}.json`),
    );
  });

  it.each(files)("writes %s as the reference implementation does", (file) => {
    expect(canonical(JSON.parse(read(`input/${file}`)))).toBe(read(`output/${file}`));
  });

  it("writes the sample of RFC 8785 section 3.2.2 in the bytes of section 3.2.4", () => {
    const sample: { input: string; utf8: string } = JSON.parse(read("sample.json"));
    expect(toHex(utf8(canonical(JSON.parse(sample.input))))).toBe(sample.utf8);
  });

  const appendixB: { bits: string; text: string | null }[] = JSON.parse(read("appendixB.json"));

  it.each(appendixB)("writes the number $bits as $text (RFC 8785 appendix B)", ({ bits, text }) => {
    const number = numberOf(BigInt(`0x${bits}`));
    if (text === null) expect(() => canonical(number)).toThrow();
    else expect(canonical(number)).toBe(text);
  });

  it("writes the first 10,000 numbers of the published sequence, with the checksums given for it", () => {
    const { static: fixed, sha256OfLines }: { static: string[]; sha256OfLines: Record<string, string> } =
      JSON.parse(read("numbers.json"));
    const hash = createHash("sha256");
    const sequence = numberSequence(fixed.map((bits) => BigInt(`0x${bits}`)));
    for (let line = 1; line <= 10_000; line++) {
      const bits = sequence.next().value;
      hash.update(`${bits.toString(16)},${canonical(numberOf(bits))}\n`);
      const published = sha256OfLines[line];
      if (published !== undefined) expect(hash.copy().digest("hex")).toBe(published);
    }
    expect(Object.keys(sha256OfLines)).toEqual(["1000", "10000"]);
  });
});

it("writes any JSON value as the library of RFC 8785's author does", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }), (value) => {
      expect(canonical(value as JsonValue)).toBe(canonicalize(value));
    }),
    { numRuns: 500 },
  );
});

it("orders many names as few, by their UTF-16 units", () => {
  const names = fc.uniqueArray(fc.string({ unit: "binary", maxLength: 3 }), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(names, (names) => {
      const value = Object.fromEntries(names.map((name) => [name, 1]));
      expect(canonical(value)).toBe(canonicalize(value));
    }),
  );
});

function numberOf(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** Edge cases, a run of neighbours, then what a chain of SHA-256 gives: testdata/README.md of the reference. */
function* numberSequence(fixed: readonly bigint[]): Generator<bigint, never> {
  yield* fixed;
  for (let i = 0n; i < 2_000n; i++) yield 0x0010000000000000n + i;
  let block = Buffer.alloc(32);
  for (;;) {
    block = createHash("sha256").update(block).digest();
    for (let at = 0; at < 32; at += 8) {
      const bits = block.readBigUInt64LE(at);
      const number = numberOf(bits);
      if (number !== 0 && Number.isFinite(number)) yield bits;
    }
  }
}
