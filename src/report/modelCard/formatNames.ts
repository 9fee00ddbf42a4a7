/** The formats of a model card by their names in GraphQL, for what has no use for the formats themselves. */
export const MODEL_CARD_FORMATS = [
  "JSON",
  "MARKDOWN",
  "HTML",
  "PDF",
  "HUGGING_FACE",
  "CYCLONEDX",
  "ANNEX_IV",
  "ANNEX_IV_HTML",
  "ANNEX_IV_PDF",
] as const;
export type ModelCardFormatName = (typeof MODEL_CARD_FORMATS)[number];
