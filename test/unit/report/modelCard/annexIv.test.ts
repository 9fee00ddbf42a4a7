import { describe, expect, it } from "vitest";
import { markdownOf } from "../../../../src/report/formats/markdown.js";
import { ANNEX_IV, annexDocument, answered } from "../../../../src/report/modelCard/annexIv.js";
import { cardOf } from "../../../support/cards.js";
import { sayingAll } from "../../../support/documentTrails.js";
import { trailWith } from "../../../support/trails.js";

const points = ANNEX_IV.flatMap(({ points }) => points);
const NOTHING = trailWith({
  input: {
    model: { artifactSha256: null, producedBy: null },
    approval: null,
    transition: null,
    deployment: { stageTransition: null },
  },
});

describe("the technical documentation of Annex IV", () => {
  it("has the nine sections, and every point of the regulation once", () => {
    expect(ANNEX_IV.map(({ title }) => title.slice(0, 2))).toEqual([
      "1.",
      "2.",
      "3.",
      "4.",
      "5.",
      "6.",
      "7.",
      "8.",
      "9.",
    ]);
    expect(points.map(({ number }) => number)).toEqual([
      ...["a", "b", "c", "d", "e", "f", "g", "h"].map((letter) => `1(${letter})`),
      ...["a", "b", "c", "d", "e", "f", "g", "h"].map((letter) => `2(${letter})`),
      ...["3", "4", "5", "6", "7", "8", "9"],
    ]);
  });

  it("answers from facts what they say, and leaves the rest to the provider", () => {
    const text = markdownOf(annexDocument(cardOf(sayingAll())));
    expect(text).toContain("Small loans to people.");
    expect(text).toContain("Not for firms.");
    expect(text).toContain("booking errors");
    expect(text).toMatch(/\| 8 +\| .* \| left to the provider/);
    expect(text).toMatch(/\| 2\(d\) +\| .* \| in part from facts/);
  });

  it("says of each point that no fact answers here which facts would, or that none ever does", () => {
    const card = cardOf(NOTHING);
    const text = markdownOf(annexDocument(card)).replace(/\s+/g, " ");
    const open = points.filter((point) => answered(point, card) === "left to the provider");
    expect(open.map(({ number }) => number)).toEqual(
      expect.arrayContaining(["1(b)", "1(c)", "2(a)", "2(d)", "2(e)", "2(g)", "3", "5", "8"]),
    );
    for (const { number, missing, left } of open) {
      const said = missing ?? left ?? "";
      expect([
        number,
        said.length > 0 && text.includes(`**Left to the provider:** ${said.split("(")[0]}`),
      ]).toEqual([number, true]);
    }
    expect(text).not.toMatch(/\b(NaN|undefined|null)\b/);
  });
});
