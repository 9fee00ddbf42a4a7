import { count } from "../../words.js";
import { type Inline, startLine } from "./inline.js";

/** A block of Markdown. Blocks are separated by an empty line. */
export type Block = string;

const WIDTH = 100;
/** A table's column is not widened for a cell that is longer. */
const COLUMN = 36;
/** A list or table is not longer: the JSON document has all of it. */
const ROWS = 50;

export const heading = (level: 1 | 2 | 3 | 4, text: Inline): Block => `${"#".repeat(level)} ${text}`;

export const paragraph = (text: Inline): Block => wrap(startLine(text)).join("\n");

/** A label and what is known under it; null where nothing is, and there is no such line. */
export type Item = readonly [label: string, text: Inline | null];

export const items = (list: readonly Item[]): Block[] => {
  const lines = list.flatMap(([label, text]) =>
    text === null ? [] : [wrap(`- **${label}:** ${text}`).join("\n  ")],
  );
  return lines.length === 0 ? [] : [lines.join("\n")];
};

/** A table, or nothing where there is no row. A column that no row fills is left out. */
export function table(headers: readonly string[], rows: readonly (readonly Inline[])[]): Block[] {
  if (rows.length === 0) return [];
  const used = headers.flatMap((_, column) => (rows.some((row) => row[column] !== "") ? [column] : []));
  const lines = [headers, ...rows.slice(0, ROWS)].map((row) => used.map((column) => row[column] ?? ""));
  const widths = used.map((_, column) => columnWidth(lines.map((line) => line[column] ?? "")));
  const [head = [], ...body] = lines;
  const rule = widths.map((width) => "-".repeat(width));
  const drawn = [head, rule, ...body].map((line) => `| ${pad(line, widths).join(" | ")} |`).join("\n");
  return rows.length > ROWS ? [drawn, more(rows.length - ROWS)] : [drawn];
}

/** The blocks of each of a list of facts, up to the limit. */
export const each = <T>(list: readonly T[], blocks: (item: T) => readonly Block[]): Block[] => [
  ...list.slice(0, ROWS).flatMap(blocks),
  ...(list.length > ROWS ? [more(list.length - ROWS)] : []),
];

const more = (left: number): Block => `And ${count(left)} more, which the JSON document has.`;

const columnWidth = (cells: readonly string[]): number =>
  Math.max(3, ...cells.map(({ length }) => length).filter((length) => length <= COLUMN));

const pad = (line: readonly string[], widths: readonly number[]): string[] =>
  line.map((cell, column) => cell.padEnd(widths[column] ?? 0));

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
