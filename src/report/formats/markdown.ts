import { documentOf } from "../document/document.js";
import type { Block } from "../document/model.js";
import type { Readers } from "../document/readers.js";
import type { DocumentFormat, ProvenReport } from "./format.js";
import { blockText } from "./markdown/blocks.js";

/** The report to be read: CommonMark with GitHub's tables. */
export const markdown = {
  mediaType: "text/markdown; charset=utf-8",
  encoding: "UTF8",
  render: (report: ProvenReport, readers: Readers): string => markdownOf(documentOf(report, readers)),
} as const satisfies DocumentFormat;

/** Any blocks as Markdown. */
export const markdownOf = (blocks: readonly Block[]): string =>
  `${blocks
    .map(blockText)
    .filter((text) => text !== "")
    .join("\n\n")}\n`;
