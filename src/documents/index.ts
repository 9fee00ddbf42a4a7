import type { DocumentFormat, FormatName } from "../report/formats/format.js";
import { FORMATS } from "../report/formats/index.js";
import { pdf } from "./pdf.js";

/** Every document format by its name in GraphQL. */
export const DOCUMENTS: Readonly<Record<FormatName, DocumentFormat>> = { ...FORMATS, PDF: pdf };
