import { describe, expect, it } from "vitest";
import { isName, parseName } from "../../../src/access/name.js";
import { RESERVED_NAMES } from "../../../src/facts/role.js";

describe("a principal's name", () => {
  it.each([
    "scorer",
    "a",
    "Ada Lovelace",
    "ada@example.com",
    "auth0|5f7c8ec7c33c6c004bbafe82",
    "spiffe://example.org/ns/ml/sa/trainer",
    "Łukasz Żółć",
    "評価",
    "locals",
    "x".repeat(200),
    "😀".repeat(128),
  ])("may be %s", (name) => {
    expect(parseName(name, "name")).toBe(name);
    expect(isName(name)).toBe(true);
  });

  it.each([
    ["nothing", "", "must have 1 to 200 characters"],
    ["201 characters", "x".repeat(201), "must have 1 to 200 characters"],
    ["a line break", "a\nb", "must not have control or invisible characters"],
    ["a terminal's escape", "a\u001b[2Jb", "must not have control or invisible characters"],
    ["a C1 control", "a\u0085b", "must not have control or invisible characters"],
    ["a line separator", "a\u2028b", "must not have control or invisible characters"],
    ["a zero-width space", "sco\u200brer", "must not have control or invisible characters"],
    ["a change of direction", "a\u202eb", "must not have control or invisible characters"],
    ["half of a surrogate pair", "a\ud800", "must be well-formed Unicode"],
    ["a space before it", " scorer", "must not begin or end with a space"],
    ["a space after it", "scorer ", "must not begin or end with a space"],
    ["a space that does not break", "scorer\u00a0", "must not begin or end with a space"],
    ["spaces alone", "   ", "must not begin or end with a space"],
    ["a number", 7, "must be a string"],
    ["no value", null, "must be a string"],
  ])("is refused with %s", (_, name, message) => {
    expect(() => parseName(name, "name")).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT", message: `name: ${message}` }),
    );
    expect(isName(name)).toBe(false);
  });

  it.each([...RESERVED_NAMES].flatMap((name) => [name, name.toUpperCase(), wide(name)]))(
    "can't be %s, which Proofline itself uses",
    (name) => {
      expect(() => parseName(name, "name")).toThrow("name: is a name that Proofline itself uses");
      expect(isName(name)).toBe(false);
    },
  );
});

/** The same letters in full width. */
function wide(name: string): string {
  return [...name].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join("");
}
