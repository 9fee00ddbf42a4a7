/**
 * Recorded values inside Markdown. Whatever was recorded comes out as text: it opens no block, no emphasis, no link, no
 * table cell and no HTML, in CommonMark or in GitHub's dialect.
 */
import { clip, count } from "../../words.js";

/** Text that is Markdown already. */
export type Inline = string;

/** Recorded text on one line; a longer one is cut, and says how long it was. */
export function prose(text: string, length = 300): Inline {
  const plain = visible(text);
  const cut = clip(plain, length);
  return escapeText(cut === plain ? cut : `${cut} (${count([...text].length)} characters)`);
}

/** A whole sentence of the report, however long. */
export const sentence = (text: string): Inline => escapeText(visible(text));

/** A key, digest or address in the type of code, where it has no character that could end it; else as text. */
export const code = (text: string): Inline =>
  /^[\w.:/@+=,~%?#-]{1,512}$/.test(text) ? `\`${text}\`` : prose(text, 512);

/** A JSON value: text as it is, anything else as JSON, which is cut as text is. */
export function value(json: unknown, length = 100): Inline {
  if (typeof json === "string") return json === "" ? "(empty)" : prose(json, length);
  const text = JSON.stringify(json) ?? "";
  return text.length <= length ? escapeText(visible(text)) : prose(text, length);
}

/** One line, without control characters, and with those that turn the direction of writing made visible. */
const visible = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, "\ufffd")
    .trim();

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
