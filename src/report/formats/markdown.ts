import { documentOf } from "../document/document.js";
import type { DocumentFormat } from "./format.js";
import { blockText } from "./markdown/blocks.js";

/** The report to be read: CommonMark with GitHub's tables. */
export const markdown: DocumentFormat = {
  mediaType: "text/markdown; charset=utf-8",
  encoding: "UTF8",
  render: (report, readers) => `${documentOf(report, readers).map(blockText).join("\n\n")}\n`,
};
