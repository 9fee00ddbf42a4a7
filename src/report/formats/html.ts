import { sha256 } from "#sha256";
import { toBase64, utf8 } from "../../facts/bytes.js";
import { documentOf } from "../document/document.js";
import type { Block } from "../document/model.js";
import type { Readers } from "../document/readers.js";
import type { DocumentFormat, ProvenReport } from "./format.js";
import { HELD } from "./held.js";
import { blockHtml, entriesOf } from "./html/blocks.js";
import { data, type Html, plain, tag, voidTag } from "./html/markup.js";
import { STYLE } from "./html/style.js";
import { json } from "./json.js";

/**
 * The report as one page, which needs nothing beside it and runs no script. It holds the JSON document, so that it can be
 * verified.
 */
export const html = {
  mediaType: "text/html; charset=utf-8",
  encoding: "UTF8",
  render: (report: ProvenReport, readers: Readers): string => pageOf(report, readers, json.render(report)),
} as const satisfies DocumentFormat;

/** The page of a report and its JSON document: of that, the members may be in any order. */
export const pageOf = (report: ProvenReport, readers: Readers, document: string): Html =>
  page(`Audit report: prediction ${report.requestId}`, documentOf(report, readers), [
    data(HELD.report, document),
    data(HELD.readers, JSON.stringify(readers)),
  ]);

/** Nothing is loaded from anywhere, no script runs, and these are the only styles (Content Security Policy 3). */
const policy = (): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${toBase64(sha256(utf8(STYLE)))}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

function page(title: string, blocks: readonly Block[], held: readonly Html[]): Html {
  const written = blocks.map(blockHtml);
  const entries = entriesOf(blocks);
  const summary = blocks.findIndex((block) => block.type === "heading" && block.level === 2);
  return [
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
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
