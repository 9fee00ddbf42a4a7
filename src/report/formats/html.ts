import { documentOf } from "../document/document.js";
import type { Readers } from "../document/readers.js";
import type { DocumentFormat, ProvenReport } from "./format.js";
import { HELD } from "./held.js";
import { data, type Html } from "./html/markup.js";
import { pageHtml } from "./html/page.js";
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
  pageHtml(`Audit report: prediction ${report.requestId}`, documentOf(report, readers), [
    data(HELD.report, document),
    data(HELD.readers, JSON.stringify(readers)),
  ]);
