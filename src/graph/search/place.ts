import { parseEntry } from "../../facts/entry.js";
import type { FactRef } from "../../facts/kind.js";
import { searchedTexts } from "../../facts/searched.js";
import { wordsOf } from "../../facts/words.js";
import { visible } from "../../report/formats/markdown/inline.js";
import type { Meant } from "./luceneQuery.js";

/** Where words stand in a fact. */
export interface Place {
  readonly field: string;
  readonly snippet: string;
}

/** Characters before the first word that was found, and in all. */
const BEFORE = 40;
const SNIPPET = 160;

/** The field that has most of the words, whole ones above all, the key before others; and what stands around the first. */
export function placeIn(fact: FactRef, entry: string, words: readonly Meant[]): Place {
  const { body } = parseEntry(entry);
  let best = { field: "key", text: fact.key, at: 0, points: 0 };
  for (const { field, text } of searchedTexts(fact, (name) => body[name])) {
    const { points, at } = found(text, words);
    if (points > best.points) best = { field, text, at, points };
  }
  return { field: best.field, snippet: snippetOf(best.text, best.at) };
}

/** How much of what is looked for a text has, and where the first of it stands. */
function found(text: string, words: readonly Meant[]): { points: number; at: number } {
  const there = wordsOf(text);
  let at = text.length;
  let points = 0;
  for (const meant of words) {
    let most = 0;
    for (const { word, from } of there) {
      const match = meant.includes(word) ? 3 : meant.some((one) => word.startsWith(one)) ? 2 : 0;
      if (match === 0) continue;
      most = Math.max(most, match);
      at = Math.min(at, from);
    }
    points += most;
  }
  return { points, at };
}

/** On one line, and with nothing that turns the direction of what a page shows beside it or that can't be seen. */
function snippetOf(text: string, at: number): string {
  const start = at <= BEFORE ? 0 : at - BEFORE;
  const cut = text.slice(start, start + SNIPPET).replace(/^\p{Cs}|\p{Cs}$/gu, "");
  const shown = visible(cut.replace(/[\s\p{Cc}]+/gu, " "));
  return `${start > 0 ? "…" : ""}${shown}${start + SNIPPET < text.length ? "…" : ""}`;
}
