import type { DocumentFormat } from "./format.js";
import { besideSections } from "./markdown/beside.js";
import { dataSections } from "./markdown/data.js";
import { decisionSections } from "./markdown/decision.js";
import { proof } from "./markdown/proof.js";
import { extent, summary } from "./markdown/summary.js";
import { trainingSections } from "./markdown/training.js";

/** The report to be read: CommonMark with GitHub's tables. Long lists and values are shortened, and say so. */
export const markdown: DocumentFormat = {
  mediaType: "text/markdown; charset=utf-8",
  encoding: "UTF8",
  render: (report) =>
    `${[
      ...summary(report),
      ...decisionSections(report),
      ...trainingSections(report),
      ...dataSections(report),
      ...besideSections(report),
      ...extent(report),
      ...proof(report),
    ].join("\n\n")}\n`,
};
