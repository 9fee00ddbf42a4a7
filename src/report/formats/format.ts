import type { Readers } from "../document/readers.js";
import type { ReportProof } from "../proof.js";
import type { AuditReport } from "../report.js";

/** A report with what it takes to check it. */
export type ProvenReport = AuditReport & { readonly proof: ReportProof };

/** The formats by their names in GraphQL, for what has no use for the formats themselves. */
export const FORMAT_NAMES = [
  "JSON",
  "MARKDOWN",
  "HTML",
  "PDF",
  "PROV_JSON",
  "CYCLONEDX",
  "OPENLINEAGE",
  "CROISSANT",
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** A report as a document. */
export interface DocumentFormat {
  readonly mediaType: string;
  /** How `render` writes the document as text: as it is, or a binary one in base64. */
  readonly encoding: "UTF8" | "BASE64";
  /** The same report and readers give the same document, to the last byte. */
  readonly render: (report: ProvenReport, readers: Readers) => string | Promise<string>;
}
