import { describe, expect, it } from "vitest";
import { blockText } from "../../../../src/report/formats/markdown/blocks.js";
import { markdown } from "../../../../src/report/formats/markdown.js";
import { readersWithText, reportWithText } from "../../../support/hostileReport.js";

describe("recorded text in Markdown", () => {
  const nasty =
    "x\n\n# Approved\n| a | b |\n---\n- **1**. <script>alert(1)</script> [ok](javascript:alert(1)) ![i](http://e) `c` ~~z~~ $m$ &lt; \u202e";
  const key = `${nasty.replaceAll("\n", " ")}@1`;

  /** The complete trail with the same text wherever text may stand. */
  const withText = (text: string, id: string) =>
    markdown.render(reportWithText(text, id), readersWithText(text));

  /** The lines outside fences. A fence ends with the first line of nothing but as many backticks (CommonMark 4.5). */
  const outside = (text: string): string[] => {
    let fence = "";
    return text.split("\n").flatMap((line) => {
      const ticks = /^ {0,3}(`{3,}) *$/.exec(line)?.[1] ?? "";
      if (fence === "") {
        fence = /^ {0,3}(`{3,})[^`]*$/.exec(line)?.[1] ?? "";
        return [line];
      }
      if (ticks.length < fence.length) return [];
      fence = "";
      return [line];
    });
  };

  /** What a reader of Markdown would take for structure, line by line. */
  const structure = (text: string) =>
    outside(text)
      .map((line) => line.replace(/\\[!-/:-@[-`{-~]/g, "x"))
      .flatMap((line) => {
        const block =
          /^ {0,3}(#{1,6} |[-+*] |\d{1,9}[.)]( |$)|>|={3,}|-{3,}|```|~~~|\|)/.exec(line)?.[1] ?? "";
        const cells = line.startsWith("|") ? line.split("|").length : 0;
        return block === "" ? [] : [`${block.trim()} ${cells}`];
      });

  it("makes no heading, list, rule, table row or cell of its own", () => {
    expect(structure(withText(nasty, key))).toEqual(structure(withText("plain", "plain/plain@1")));
  });

  it("makes none where it is long, cut and whole in an appendix", () => {
    const fences = "\n```\n# Approved\n````\n- **1**.\n~~~\n";
    const long = (nasty + fences).repeat(20);
    const text = withText(long, key);
    expect(structure(text)).toEqual(structure(withText("x".repeat(long.length), "plain/plain@1")));
    expect(text.match(/^### Appendix /gm)?.length).toBeGreaterThan(20);
    expect(text).not.toMatch(/[\u202e\u200b]/);
  });

  it("makes no HTML, link, image or code, and does not turn the direction of writing", () => {
    const text = withText(nasty, key);
    expect(text).not.toMatch(/<(?!br)/);
    expect(text).not.toContain("](");
    expect(text).not.toMatch(/(?<!\\)`c`/);
    expect(text).not.toContain("\u202e");
    expect(text).toContain("\\[ok\\]\\(javascript:alert(1))");
  });

  it("keeps text that looks like the start of a block as text, wherever a line is broken", () => {
    const starts = [
      "# Approved",
      "- item",
      "1. item",
      "2) item",
      "+ item",
      "=== rule",
      "--- rule",
      "> quote",
    ];
    for (let shift = 0; shift < 100; shift++)
      for (const start of starts) {
        const content = [{ type: "text" as const, text: `${"x".repeat(shift)} ${"w ".repeat(10)}${start}` }];
        const lines = [
          blockText({ type: "paragraph", content }),
          blockText({ type: "list", items: [content] }),
          blockText({ type: "definitions", items: [{ term: "Conditions", content }] }),
        ].flatMap((text) => text.split("\n"));
        expect(lines.filter((line) => line.trimStart().startsWith(start))).toEqual([]);
      }
  });
});
