import { documentOf } from "../../../../src/report/document/document.js";
import type { Block, Part } from "../../../../src/report/document/model.js";
import type { Readers } from "../../../../src/report/document/readers.js";
import type { ProvenReport } from "../../../../src/report/formats/format.js";
import { readBy } from "../../../support/readers.js";

/** What a document says, a line for each heading, item and row; the lines of one part where its heading is given. */
export function said(report: ProvenReport, under?: string, readers: Readers = readBy([])): string[] {
  const blocks = documentOf(report, readers);
  if (under === undefined) return blocks.flatMap(linesOf);
  const start = blocks.findIndex((block) => block.type === "heading" && plain(block.content) === under);
  if (start < 0) return [];
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex((block) => block.type === "heading");
  return (end < 0 ? rest : rest.slice(0, end)).flatMap(linesOf);
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case "heading":
      return [`${"#".repeat(block.level)} ${plain(block.content)}`];
    case "paragraph":
      return [plain(block.content)];
    case "list":
      return block.items.map(plain);
    case "definitions":
      return block.items.map(({ term, content }) => `${term}: ${plain(content)}`);
    case "table":
      return [block.columns.join(" | "), ...block.rows.map((row) => row.map(plain).join(" | "))];
    case "code":
      return [block.text];
    case "graph":
    case "qr":
      return [];
  }
}

const plain = (parts: readonly Part[]): string =>
  parts.map((part) => (part.type === "appendix" ? `appendix ${part.number}` : part.text)).join("");
