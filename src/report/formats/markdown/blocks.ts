import type { Block } from "../../document/model.js";
import { type Inline, inline, plain, startLine, visible } from "./inline.js";

const WIDTH = 100;
/** A table's column is not widened for a cell that is longer. */
const COLUMN = 36;

/** A block as Markdown. Blocks are separated by an empty line. */
export function blockText(block: Block): string {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(block.level)} ${inline(block.content)}`;
    case "paragraph":
      return wrap(startLine(inline(block.content))).join("\n");
    case "list":
      return block.items.map((item) => bullet(inline(item))).join("\n");
    case "definitions":
      return block.items
        .map(({ term, content }) => bullet(`**${plain(term)}:** ${inline(content)}`))
        .join("\n");
    case "table":
      return tableText([block.columns.map(plain), ...block.rows.map((row) => row.map(inline))]);
    case "code":
      return fenced(block.text);
    // what stands beside them says the same
    case "graph":
    case "qr":
      return "";
  }
}

const bullet = (text: Inline): string => wrap(`- ${text}`).join("\n  ");

function tableText([head = [], ...body]: readonly (readonly Inline[])[]): string {
  const widths = head.map((_, column) => columnWidth([head, ...body].map((line) => line[column] ?? "")));
  const rule = widths.map((width) => "-".repeat(width));
  return [head, rule, ...body].map((line) => `| ${pad(line, widths).join(" | ")} |`).join("\n");
}

const columnWidth = (cells: readonly string[]): number =>
  Math.max(3, ...cells.map(({ length }) => length).filter((length) => length <= COLUMN));

const pad = (line: readonly string[], widths: readonly number[]): string[] =>
  line.map((cell, column) => cell.padEnd(widths[column] ?? 0));

/** Text as it is, between fences that are longer than any in it (CommonMark 0.31, section 4.5). */
function fenced(text: string): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/(?![\n\t])\p{Cc}/gu, "\ufffd");
  const longest = Math.max(0, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}\n${visible(lines)}\n${fence}`;
}

/** Text broken into lines, none of which begins a block but the first, which the caller began. */
function wrap(text: Inline): string[] {
  const [first = "", ...words] = text.split(" ");
  const lines: string[] = [];
  let line = first;
  for (const word of words) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = startLine(word);
    } else {
      line += ` ${word}`;
    }
  }
  return [...lines, line];
}
