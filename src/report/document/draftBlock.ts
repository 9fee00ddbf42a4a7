import { count } from "../words.js";
import { SHOWN } from "./limits.js";
import type { Block, Definition } from "./model.js";
import { type DraftPart, type Phrase, phrase, wholeOf } from "./parts.js";

/** A block while the document is made. */
export type DraftBlock = Block<DraftPart>;
export type DraftDefinition = Definition<DraftPart>;

export const heading = (level: 1 | 2 | 3, ...pieces: readonly (string | Phrase)[]): DraftBlock => ({
  type: "heading",
  level,
  content: phrase(...pieces),
});

export const paragraph = (...pieces: readonly (string | Phrase)[]): DraftBlock => ({
  type: "paragraph",
  content: phrase(...pieces),
});

/**
 * A table, or nothing where there is no row. A column that no row fills is left out. Beyond the limit of rows it says how
 * many there are, and shows `all` of them in an appendix where that is given.
 */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Phrase[])[],
  all?: unknown,
): DraftBlock[] {
  if (rows.length === 0) return [];
  const used = columns.flatMap((_, i) => (rows.some((row) => (row[i] ?? []).length > 0) ? [i] : []));
  const drawn: DraftBlock = {
    type: "table",
    columns: used.map((i) => columns[i] ?? ""),
    rows: rows.slice(0, SHOWN.rows).map((row) => used.map((i) => row[i] ?? [])),
  };
  return [drawn, ...more(rows.length - SHOWN.rows, all)];
}

/** What is left out at the end of a list, if anything is. */
export function more(left: number, all?: unknown): DraftBlock[] {
  if (left <= 0) return [];
  if (all === undefined) return [paragraph(`And ${count(left)} more, which the JSON document has.`)];
  return [paragraph(`And ${count(left)} more: all of them as JSON`, [{ type: "whole", text: wholeOf(all) }])];
}
