import { croissant } from "./croissant.js";
import { cyclonedx } from "./cyclonedx.js";
import type { DocumentFormat, FormatName } from "./format.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import { openlineage } from "./openlineage.js";
import { prov } from "./prov.js";

/** Every document format by its name in GraphQL. A new one is a file here, a line in this list, and its name in `FORMAT_NAMES`. */
export const FORMATS = {
  JSON: json,
  MARKDOWN: markdown,
  PROV_JSON: prov,
  CYCLONEDX: cyclonedx,
  OPENLINEAGE: openlineage,
  CROISSANT: croissant,
} as const satisfies Record<FormatName, DocumentFormat>;
