import { sha256 } from "#sha256";
import { toBase64, utf8 } from "../../../facts/bytes.js";
import type { Block } from "../../document/model.js";
import { blockHtml, entriesOf } from "./blocks.js";
import { type Html, plain, tag, voidTag } from "./markup.js";
import { STYLE } from "./style.js";

/** Nothing is loaded from anywhere, no script runs, and these are the only styles (Content Security Policy 3). */
const policy = (): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${toBase64(sha256(utf8(STYLE)))}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/**
 * A whole page: what stands before the first part, contents, all parts, and elements that hold data. The title may be recorded
 * text.
 */
export function pageHtml(title: string, blocks: readonly Block[], held: readonly Html[]): Html {
  const written = blocks.map(blockHtml);
  const entries = entriesOf(blocks);
  const summary = blocks.findIndex((block) => block.type === "heading" && block.level === 2);
  return framed(title, [
    "<header>",
    ...written.slice(0, summary),
    "</header>",
    tag(
      "nav",
      { "aria-label": "Contents" },
      tag("p", {}, "Contents"),
      tag(
        "ol",
        {},
        ...entries.map(({ id, title: said }) => tag("li", {}, tag("a", { href: `#${id}` }, said))),
      ),
    ),
    "<main>",
    ...written.slice(summary),
    "</main>",
    ...held,
  ]);
}

/** A page with these elements in it, and with the only styles. The title may be recorded text. */
export const framed = (title: string, body: readonly Html[]): Html =>
  [
    "<!doctype html>",
    '<html lang="en" dir="ltr">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy()}">`,
    voidTag("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    voidTag("meta", { name: "referrer", content: "no-referrer" }),
    tag("title", {}, plain(title)),
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    ...body,
    "</body>",
    "</html>",
    "",
  ].join("\n");
