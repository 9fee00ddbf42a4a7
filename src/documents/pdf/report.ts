import { documentOf } from "../../report/document/document.js";
import type { Readers } from "../../report/document/readers.js";
import type { ProvenReport } from "../../report/formats/format.js";
import { HELD } from "../../report/formats/held.js";
import { pdfFile } from "./file.js";

/** A report as PDF, with its JSON document, whose members may be in any order: the same three give the same bytes. */
export const reportPdf = (report: ProvenReport, readers: Readers, document: string): Promise<Buffer> =>
  pdfFile({
    title: `Audit report: prediction ${report.requestId}`,
    plainTitle: "Audit report of a prediction",
    made: new Date(report.generatedAt),
    blocks: documentOf(report, readers),
    attachments: [
      { name: `${HELD.report}.json`, text: document, description: "The report, as it is verified" },
      {
        name: `${HELD.readers}.json`,
        text: JSON.stringify(readers),
        description: "Who read the prediction, as this document shows it",
      },
    ],
  });
