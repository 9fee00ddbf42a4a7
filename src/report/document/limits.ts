/** What a document shows at most: it is to be read. The JSON document of a report has no limit. */
export const SHOWN = {
  /** Rows of a table. */
  rows: 50,
  /** Facts of one kind, line by line. */
  facts: 20,
  /** Facts that a drawing has one by one; of more it has the kinds and how many there are. */
  drawn: 200,
  /** References that it has, likewise. */
  arrows: 600,
  /** Names in a line. */
  names: 20,
  /** Characters of a text, a cell and a JSON value, before they are cut and go on in an appendix. */
  text: 300,
  cell: 200,
  value: 500,
  /** Characters of one appendix, some ten pages, and of all of them. */
  appendix: 32_768,
  appendices: 262_144,
} as const;
