import { describe, expect, it } from "vitest";
import { visible, visibleText } from "../../../../src/report/formats/visible.js";

describe("visible", () => {
  it("leaves text of most scripts as it is, with its joiners and the selectors of its emoji", () => {
    for (const text of ["Ĳsselmeer Ωμέγα Привет", "日本語の名前", "क्‍ष ไทย", "❤️ 👨‍👩‍👧"])
      expect(visible(text)).toEqual([{ type: "plain", text }]);
  });

  it.each([
    ["what turns the direction of writing", "a\u202eb", "a[U+202E]b"],
    ["what isolates it", "\u2066a\u2069", "[U+2066]a[U+2069]"],
    ["controls", "\u0000\u001b[2J", "[U+0000][U+001B][2J"],
    ["a joiner between letters that need none", "pay\u200dpal", "pay[U+200D]pal"],
    ["a selector after a letter", "a\ufe0f", "a[U+FE0F]"],
    ["a byte order mark", "a\ufeff", "a[U+FEFF]"],
    ["half of a pair", "a\ud800", "a[U+D800]"],
    ["letters that show as nothing", "a\u3164", "a[U+3164]"],
    ["tags that nobody sees", "a\u{e0041}", "a[U+E0041]"],
  ])("shows %s by its number", (_, text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it("lets no more than four marks pile up on a letter, and counts what repeats", () => {
    expect(visibleText(`Z${"\u0301".repeat(300)}`)).toBe(`Z${"\u0301".repeat(4)}[U+0301 ×296]`);
  });

  it("sets apart what is written from right to left, so that a date beside a name stays where it is", () => {
    expect(visible("by שלום עולם 2026-01-01 (אבג)")).toEqual([
      { type: "plain", text: "by " },
      { type: "turned", text: "שלום עולם" },
      { type: "plain", text: " 2026-01-01 (" },
      { type: "turned", text: "אבג" },
      { type: "plain", text: ")" },
    ]);
  });

  it("is on one line, or on its own", () => {
    expect(visibleText("a\r\n\tb\u2028c")).toBe("a b c");
    expect(visible("a\r\n\tb\u2028c", true)).toEqual([{ type: "plain", text: "a\n\tb\nc" }]);
  });

  it("takes linear time for whatever is in it", () => {
    const text = "\u202e\u0301\u05d0 .".repeat(50_000);
    const start = process.cpuUsage();
    visible(text);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(4000);
  });
});
