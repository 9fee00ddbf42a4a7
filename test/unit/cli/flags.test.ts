import { describe, expect, it } from "vitest";
import { readDuration } from "../../../src/cli/flags.js";

describe("a duration", () => {
  it.each([
    ["90d", 90 * 24 * 60 * 60_000],
    ["12h", 12 * 60 * 60_000],
    ["30m", 30 * 60_000],
    ["1d", 86_400_000],
  ])("%s is %i milliseconds", (text, milliseconds) => {
    expect(readDuration(text, "--expires")).toBe(milliseconds);
  });

  it.each([
    "",
    "d",
    "90",
    "0d",
    "-1d",
    "+1d",
    "1.5h",
    "01d",
    " 1d",
    "1d ",
    "1 d",
    "1D",
    "1w",
    "1s",
    "1e3d",
    "12345678d",
  ])("is not %j", (text) => {
    expect(() => readDuration(text, "--expires")).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT", path: "--expires" }),
    );
  });
});
