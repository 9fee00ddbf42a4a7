import type { Readers } from "../report/document/readers.js";
import type { ProvenReport } from "../report/formats/format.js";
import { pageOf } from "../report/formats/html.js";
import type { Held } from "../report/verify/held.js";
import type { OpenReport, ValidReport } from "../report/verify/report.js";
import type { NotValid } from "../report/verify/verdict.js";

/**
 * Whether a document shows what its report says: it is made again from the report that was verified, and has to be the same to the last
 * byte. Else somebody could change what people read, and leave the data beside it as it was.
 */
export async function samePages(
  file: Uint8Array,
  { format, json, readers }: Held,
  opened: OpenReport,
): Promise<OpenReport | NotValid> {
  const made = await MAKERS[format](opened.report, readers, json);
  const at = firstDifference(made, file);
  if (at >= 0)
    return {
      valid: false,
      reason: "WRONG",
      where: "pages",
      what: `differ from byte ${at} on from what this Proofline makes of the report that the file holds, which by itself is valid. Somebody changed them, or another version made them`,
    };
  return { ...opened, verdict: withPages(opened.verdict) };
}

/** Members of JSON are in no order: the document is made with the one that the file holds, which says the same. */
const MAKERS: Readonly<
  Record<Held["format"], (report: ProvenReport, readers: Readers, json: string) => Promise<Uint8Array>>
> = {
  HTML: async (report, readers, json) => Buffer.from(pageOf(report, readers, json)),
  PDF: async (report, readers, json) => (await import("./pdf/report.js")).reportPdf(report, readers, json),
};

const withPages = ({ checked, notShown, ...verdict }: ValidReport): ValidReport => ({
  ...verdict,
  checked: {
    ...checked,
    sentences: [...checked.sentences, "Pages: made again from the report, they are the same."],
  },
  notShown: [...notShown, "That the list of who read the prediction is right. The document says so itself."],
});

/** Where two files first differ; -1 where they are the same. */
function firstDifference(made: Uint8Array, file: Uint8Array): number {
  if (Buffer.compare(made, file) === 0) return -1;
  const at = made.findIndex((byte, i) => byte !== file[i]);
  return at < 0 ? made.length : at;
}
