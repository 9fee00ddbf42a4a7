import { describe, expect, it } from "vitest";
import { blocksOf, codeSpansOf, commandsOf } from "../../support/markdown.js";
import { isShown } from "../../support/shown.js";

describe("what a document shows of a command", () => {
  it.each([
    [
      "another time, number and hash",
      "at 2026-11-28T07:00:00.000Z 12 of 12, b8d21c59",
      "at 2027-01-01T00:00:00Z 9 of 9, 01234567",
    ],
    ["the same words, broken elsewhere", "one two\nthree", "one\ntwo three"],
    ["something left out", "begins … ends", "begins with much\nand ends"],
  ])("is the same with %s", (_, shown, said) => {
    expect(isShown(shown.split("\n"), said.split("\n"))).toBe(true);
  });

  it.each([
    ["another word", "nothing is wrong", "something is wrong"],
    ["a word more", "nothing is wrong", "nothing is wrong here"],
    ["nothing", "nothing is wrong", ""],
    ["a code of another kind", '"code":"FORBIDDEN"', '"code":"INTERNAL"'],
  ])("is not the same with %s", (_, shown, said) => {
    expect(isShown(shown.split("\n"), said.split("\n"))).toBe(false);
  });
});

describe("the commands of a document", () => {
  const markdown = [
    "Text with `a span` and ``no ` span``.",
    "```console",
    "$ curl -d '{",
    '  "a": 1 }\' \\',
    "    http://x",
    "said",
    "$ cat <<END",
    "$ not a command",
    "END",
    "```",
    "```python file.py",
    "`code`",
    "```",
  ].join("\n");

  it("go on over open quotations, backslashes and documents, and end where something is shown", () => {
    const [first, second] = blocksOf(markdown);
    if (first === undefined) throw new Error("no block");
    expect(commandsOf(first)).toEqual([
      { text: "curl -d '{\n  \"a\": 1 }' \\\n    http://x", shown: ["said"], at: 5 },
      { text: "cat <<END\n$ not a command\nEND", shown: [], at: 9 },
    ]);
    expect(second).toMatchObject({ language: "python", file: "file.py", lines: ["`code`"] });
  });

  it("are apart from what stands in the text", () => {
    expect(codeSpansOf(markdown)).toContain("a span");
    expect(codeSpansOf(markdown)).not.toContain("code");
  });
});
