/**
 * Running text in Markdown. Whatever was recorded comes out as text: it opens no block, no emphasis, no link, no table cell
 * and no HTML, in CommonMark or in GitHub's dialect. Nothing else in the project writes Markdown.
 */
import type { Part } from "../../document/model.js";

/** Text that is Markdown already, on one line. */
export type Inline = string;

export const inline = (parts: readonly Part[]): Inline => parts.map(piece).join("").trim();

export const plain = (text: string): Inline => inline([{ type: "text", text }]);

function piece(part: Part): Inline {
  switch (part.type) {
    case "text":
      return escapeText(onOneLine(part.text));
    case "strong":
      return `**${escapeText(onOneLine(part.text))}**`;
    case "code":
      return code(part.text);
    case "appendix":
      return `appendix ${part.number}`;
  }
}

/** A key, digest or address in the type of code, where it has no character that could end it; else as text. */
const code = (text: string): Inline =>
  /^[\w.:/@+=,~%?#-]{1,512}$/.test(text) ? `\`${text}\`` : escapeText(onOneLine(text));

const onOneLine = (text: string): string => visible(text.replace(/[\s\p{Cc}]+/gu, " "));

/** Without characters that turn the direction of writing, or that can't be seen in a text of any script that needs none. */
export const visible = (text: string): string =>
  text
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, "\ufffd")
    // some scripts join letters by them; between Latin ones they only make two texts look alike
    .replace(
      /(?<=^|[\p{ASCII}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])[\u200c\u200d]/gu,
      "\ufffd",
    );

const escapeText = (text: string): Inline =>
  text
    .replace(/&/g, "&amp;")
    .replace(/[\\`*[\]|~$]/g, "\\$&")
    // an underscore between letters is no markup, and names of columns stay readable
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/\]\(/g, "]\\(")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");

/** A line of text that begins no heading, list or rule, wherever it was broken. */
export const startLine = (line: Inline): Inline =>
  line.replace(/^[#+=-]/, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
