import { croissant } from "./croissant.js";
import { cyclonedx } from "./cyclonedx.js";
import type { DocumentFormat, FormatName } from "./format.js";
import { html } from "./html.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import { openlineage } from "./openlineage.js";
import { prov } from "./prov.js";

/**
 * The document formats that run in a browser too, by their names in GraphQL. A new one is a file here, a line in this list, and its
 * name in `FORMAT_NAMES`. Those that need Node are in `src/documents/`.
 */
export const FORMATS = {
  JSON: json,
  MARKDOWN: markdown,
  HTML: html,
  PROV_JSON: prov,
  CYCLONEDX: cyclonedx,
  OPENLINEAGE: openlineage,
  CROISSANT: croissant,
} as const satisfies Record<Exclude<FormatName, "PDF">, DocumentFormat>;
