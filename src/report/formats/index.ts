import type { DocumentFormat } from "./format.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";

/** Every document format by its name in GraphQL. A new one is a file here and a line in this list. */
export const FORMATS = { JSON: json, MARKDOWN: markdown } as const satisfies Record<string, DocumentFormat>;
