import { describe, expect, it } from "vitest";
import { frontMatter } from "../../../../src/report/modelCard/frontMatter.js";

describe("front matter", () => {
  it("writes lists and objects as blocks, and every text on one line in quotes", () => {
    expect(frontMatter({ a: ["x", 1], b: [{ c: "d", e: { f: 0.5 } }] })).toBe(
      '---\na:\n- "x"\n- 1\nb:\n- c: "d"\n  e:\n    f: 0.5\n---\n',
    );
  });

  it("ends nothing with what is in a text, and shows nothing that can't be seen", () => {
    expect(frontMatter({ a: 'x"\n---\n# \\ \u202e \u0085 \u{e0041} \u{1f469}' })).toBe(
      '---\na: "x\\"\\x0a---\\x0a# \\\\ \\u202e \\x85 \\U000e0041 \u{1f469}"\n---\n',
    );
  });

  it.each([
    [1e-7, "1.0e-7"],
    [1.5e-7, "1.5e-7"],
    [-2e21, "-2.0e+21"],
    [3, "3"],
  ])("writes %d as a number of YAML 1.1 too", (value, text) => {
    expect(frontMatter({ a: value })).toBe(`---\na: ${text}\n---\n`);
  });
});
