import type { Block } from "../../report/document/model.js";
import { visibleText } from "../../report/formats/visible.js";
import type { Contents } from "./contents.js";
import { drawGraph, drawQr } from "./figure.js";
import { inlineRuns, runsOf } from "./runs.js";
import type { Sheet } from "./sheet.js";
import { drawTable } from "./table.js";

const INDENT = 14;
const TERM = 132;
const HEADINGS = {
  1: { size: 19, before: 0, after: 8, keep: 100 },
  2: { size: 13.5, before: 22, after: 6, keep: 78 },
  3: { size: 10.5, before: 13, after: 3, keep: 60 },
} as const;

/** Draws a block, and tells the contents of a heading. */
export async function drawBlock(block: Block, sheet: Sheet, contents?: Contents): Promise<void> {
  switch (block.type) {
    case "heading":
      return drawHeading(block, sheet, contents);
    case "paragraph": {
      sheet.space(3);
      await sheet.flow(sheet.lines(inlineRuns(block.content, sheet.fonts)), sheet.element("P"));
      sheet.space(5);
      return;
    }
    case "list":
      return drawList(block, sheet);
    case "definitions":
      return drawDefinitions(block, sheet);
    case "table":
      return drawTable(block, sheet);
    case "code":
      return drawCode(block.text, sheet);
    case "graph":
      return drawGraph(block.graph, sheet);
    case "qr":
      return drawQr(block.text, block.holds, sheet);
  }
}

async function drawHeading(
  { level, content }: Extract<Block, { type: "heading" }>,
  sheet: Sheet,
  contents?: Contents,
): Promise<void> {
  const { size, before, after, keep } = HEADINGS[level];
  sheet.space(before);
  sheet.need(keep);
  if (level === 2) {
    const y = sheet.y;
    sheet.artifact(() => sheet.rule(y - 5, 0.7));
    contents?.note(visibleText(content.map((part) => (part.type === "appendix" ? "" : part.text)).join("")));
  }
  const runs = inlineRuns(content, sheet.fonts, { font: "bold", size });
  await sheet.flow(sheet.lines(runs), sheet.element(`H${level}`));
  sheet.space(after);
}

async function drawList({ items }: Extract<Block, { type: "list" }>, sheet: Sheet): Promise<void> {
  const list = sheet.element("L");
  for (const item of items) {
    const one = sheet.element("LI", list);
    const lines = sheet.lines(inlineRuns(item, sheet.fonts), sheet.width - INDENT);
    sheet.need(lines[0]?.height ?? 0);
    const dot = sheet.lines(runsOf("•", sheet.fonts));
    sheet.content(sheet.element("Lbl", one), () => sheet.draw(dot, sheet.left + 2, sheet.y));
    await sheet.flow(lines, sheet.element("LBody", one), { x: sheet.left + INDENT });
    sheet.space(2);
  }
  sheet.space(4);
}

async function drawDefinitions(
  { items }: Extract<Block, { type: "definitions" }>,
  sheet: Sheet,
): Promise<void> {
  const list = sheet.element("L");
  for (const { term, content } of items) {
    const one = sheet.element("LI", list);
    const name = sheet.lines(runsOf(term, sheet.fonts, { color: "soft" }), TERM - 10);
    const lines = sheet.lines(inlineRuns(content, sheet.fonts), sheet.width - TERM);
    const height = name.reduce((sum, line) => sum + line.height, 0);
    sheet.need(Math.max(height, lines[0]?.height ?? 0) + 2);
    const top = sheet.y;
    sheet.content(sheet.element("Lbl", one), () => sheet.draw(name, sheet.left, top));
    const page = sheet.pages;
    await sheet.flow(lines, sheet.element("LBody", one), { x: sheet.left + TERM });
    if (sheet.pages === page) sheet.y = Math.max(sheet.y, top + height);
    const y = sheet.y + 1.5;
    sheet.artifact(() => sheet.rule(y, 0.3));
    sheet.y += 3.5;
  }
  sheet.space(5);
}

async function drawCode(text: string, sheet: Sheet): Promise<void> {
  sheet.space(4);
  const lines = sheet.lines(runsOf(text, sheet.fonts, { font: "mono", size: 7.5 }, true), sheet.width - 12);
  await sheet.flow(lines, sheet.element("P"), {
    x: sheet.left + 6,
    behind: (top, height) => {
      sheet.doc.rect(sheet.left, top - 3, sheet.width, height + 6).fill("#f5f7fa");
    },
  });
  sheet.space(8);
}
