import type { DocumentFormat } from "../report/formats/format.js";
import { json } from "../report/formats/json.js";

/** The report to be printed and filed: A4, with the JSON document attached. What makes it is loaded with the first one. */
export const pdf: DocumentFormat = {
  mediaType: "application/pdf",
  encoding: "BASE64",
  render: (report, readers) =>
    inTurn(async () => {
      const { reportPdf } = await import("./pdf/report.js");
      return (await reportPdf(report, readers, json.render(report))).toString("base64");
    }),
};

let last: Promise<unknown> = Promise.resolve();

/** One at a time: a document is in memory until it is whole, and two together are not made faster. */
export function inTurn<T>(make: () => Promise<T>): Promise<T> {
  const made = last.then(make);
  last = made.catch(() => {});
  return made;
}
