import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../../src/facts/words.js";
import { HOSTILE_KEY, HOSTILE_TEXT } from "../../support/hostile.js";

const words = (text: string): string[] => wordsOf(text).map(({ word }) => word);

describe("wordsOf", () => {
  it.each([
    ["the parts of a name", "warehouse/loans.credit_score@3", ["warehouse", "loans", "credit", "score", "3"]],
    ["small letters without accents", "José ÅNGSTRÖM Straße", ["jose", "angstrom", "straße"]],
    ["each character of a script without spaces", "数据集 v2", ["数", "据", "集", "v2"]],
    ["Arabic and Hebrew without their points", "مُحَمَّد שָׁלוֹם", ["محمد", "שלום"]],
    ["a name through which invisible characters run", "cred\u200bit\u202erisk", ["creditrisk"]],
    ["nothing in marks and emoji", '+ - && || ! ( ) { } [ ] ^ " ~ * ? : \\ / \u{1f469}', []],
    ["nothing in an empty text", "", []],
  ])("finds %s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("cuts what is longer than a digest, whole characters only", () => {
    expect(words("x".repeat(10_000))).toEqual(["x".repeat(64)]);
    expect(words("𝓍".repeat(100))).toEqual(["x".repeat(64)]);
    expect(words("\u{10480}".repeat(100))).toEqual(["\u{10480}".repeat(64)]);
  });

  it("says where each stands", () => {
    const text = "loans: Credit-Risk";
    expect(wordsOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(["loans", "Credit", "Risk"]);
  });

  it("makes of any text only small letters and digits, which mean nothing to a query", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 50 }),
      fc.constantFrom(HOSTILE_TEXT, HOSTILE_KEY),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(words(text).join(" ")).toMatch(/^(?:(?![A-Z])[\p{L}\p{N} ])*$/u);
      }),
    );
  });

  it("finds the same words in its own words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 50 }), (text) => {
        expect(words(words(text).join(" "))).toEqual(words(text));
      }),
    );
  });
});
