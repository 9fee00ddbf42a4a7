import { describe, expect, it } from "vitest";
import type { Figure } from "../../bench/figure.js";
import { asMarkdown, asText, figureTable, partTable } from "../../bench/tables.js";

const BYTES: Figure = {
  id: "bytes",
  what: "store files, a prediction",
  unit: "bytes",
  value: 1_150.4,
  pairs: [],
  better: "lower",
  limit: 1_200,
  parts: [
    { name: "neostore.propertystore.db", value: 820 },
    { name: "schema/index", value: 330.4 },
  ],
};

const cells = (figure: Figure) => figureTable([figure])[1];

describe("the table of figures", () => {
  it("shows the figure, its goal, and whether it was met", () => {
    expect(cells(BYTES)).toEqual([
      "store files, a prediction",
      "1,150 bytes",
      "",
      "at most 1,200 bytes",
      "yes",
    ]);
    expect(cells({ ...BYTES, value: 1_201 })?.at(-1)).toBe("no");
    const ingest: Figure = {
      ...BYTES,
      unit: "",
      value: 0.55,
      pairs: [0.5, 0.6],
      better: "higher",
      limit: 0.5,
      aim: 0.6,
    };
    expect(cells(ingest)?.slice(1)).toEqual(["0.55", "0.5, 0.55, 0.6", "at least 0.5, aim 0.6", "yes"]);
  });

  it("says what was not measured, and what has no goal", () => {
    expect(cells({ ...BYTES, value: undefined })?.slice(1)).toEqual([
      "not measured",
      "",
      "at most 1,200 bytes",
      "-",
    ]);
    const { limit: _, ...record } = BYTES;
    expect(cells(record)?.slice(3)).toEqual(["for the record", "-"]);
  });

  it("shows what a sum is made of", () => {
    expect(partTable([BYTES]).slice(1)).toEqual([
      ["store files, a prediction", "neostore.propertystore.db", "820 bytes"],
      ["", "schema/index", "330 bytes"],
    ]);
  });

  it("is written in columns or as Markdown", () => {
    const table = [
      ["a", "long head"],
      ["longer", "b"],
    ];
    expect(asText(table)).toBe("a       long head\nlonger  b");
    expect(asMarkdown(table)).toBe("| a | long head |\n| --- | --- |\n| longer | b |");
  });
});
