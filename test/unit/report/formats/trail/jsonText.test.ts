import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonText } from "../../../../../src/report/formats/trail/jsonText.js";
import { HOSTILE_TEXT } from "../../../../support/hostile.js";

it("says the same as the value, shows every character, and has no markup", () => {
  const value = { [HOSTILE_TEXT]: [HOSTILE_TEXT] };
  const text = jsonText(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text.replaceAll("\n", "")).not.toMatch(/[<\p{Cc}\p{Cf}\u2028\u2029]/u);
  expect(text).toContain("\\u202e");
});

it("does so for any JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      const text = jsonText(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(text.replaceAll("\n", "")).not.toMatch(/[<\p{Cc}\p{Cf}\u2028\u2029]/u);
    }),
  );
});
