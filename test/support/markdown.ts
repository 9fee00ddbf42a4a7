/** A fenced block: what it says of itself, and its lines, the first of which is line `at` of the file, from 0. */
export interface Block {
  readonly language: string;
  /** The second word after the fence: the file that the text says to save it as. */
  readonly file: string | undefined;
  readonly lines: readonly string[];
  readonly at: number;
}

/** What is typed after a `$ `, and what is shown below it. */
export interface Command {
  readonly text: string;
  readonly shown: readonly string[];
  /** The line of the file where what is shown begins. */
  readonly at: number;
}

export function blocksOf(markdown: string): Block[] {
  const lines = markdown.split("\n");
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const fence = /^```(\S*)(?: (\S+))?$/.exec(lines[i] ?? "");
    if (fence === null) continue;
    const end = lines.indexOf("```", i + 1);
    if (end < 0) throw new Error(`the block of line ${i + 1} has no end`);
    const [, language = "", file] = fence;
    blocks.push({ language, file, lines: lines.slice(i + 1, end), at: i + 1 });
    i = end;
  }
  return blocks;
}

export function commandsOf({ lines, at }: Block): Command[] {
  const commands: Command[] = [];
  for (let i = 0; i < lines.length; ) {
    if (!lines[i]?.startsWith("$ ")) throw new Error(`line ${at + i + 1} is shown before any command`);
    let end = i + 1;
    const text = () => lines.slice(i, end).join("\n").slice(2);
    while (end < lines.length && isUnfinished(text())) end++;
    const next = lines.findIndex((line, n) => n >= end && line.startsWith("$ "));
    const last = next < 0 ? lines.length : next;
    commands.push({ text: text(), shown: lines.slice(end, last), at: at + end });
    i = last;
  }
  return commands;
}

/** Whether the shell would read on: an open quotation, a line that ends in a backslash, a document that has no end yet. */
function isUnfinished(text: string): boolean {
  const [, end] = /<<'?(\w+)'?/.exec(text) ?? [];
  if (end !== undefined) return !text.endsWith(`\n${end}`);
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (char === "\\" && quote !== "'") i++;
    else if (quote === "" && /['"]/.test(char)) quote = char;
    else if (char === quote) quote = "";
  }
  return quote !== "" || text.endsWith("\\");
}

/** Texts in single backticks. */
export const codeSpansOf = (markdown: string): string[] =>
  markdown
    .replace(/^```[\s\S]*?^```$/gm, "")
    .split(/(?<!`)`(?!`)/)
    .filter((_, i) => i % 2 === 1);
