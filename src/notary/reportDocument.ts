import type { StoredFact } from "../facts/record.js";
import { readReaders } from "../graph/accesses.js";
import type { Graph } from "../graph/graph.js";
import type { DocumentFormat } from "../report/formats/format.js";
import { FORMATS } from "../report/formats/index.js";
import type { AuditReport } from "../report/report.js";
import type { Checkpoints } from "./checkpoints.js";
import { proveReport } from "./reportProof.js";

/** A report in the form in which it leaves the service. */
export interface ReportDocument extends Pick<DocumentFormat, "mediaType" | "encoding"> {
  readonly content: string;
}

/** The document of a report, from the facts it was built from: with its proof, and who read the prediction until now. */
export async function reportDocument(
  { report, stored }: { readonly report: AuditReport; readonly stored: readonly StoredFact[] },
  format: keyof typeof FORMATS,
  graph: Graph,
  notary: Checkpoints,
): Promise<ReportDocument> {
  const { mediaType, encoding, render }: DocumentFormat = FORMATS[format];
  const [proof, readers] = await Promise.all([
    proveReport(report, stored, graph, notary),
    readReaders(graph, report.requestId),
  ]);
  return { mediaType, encoding, content: render({ ...report, proof }, readers) };
}
