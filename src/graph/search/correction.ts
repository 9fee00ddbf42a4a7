import type { FactKind } from "../../facts/kind.js";
import { MARK } from "../../facts/searched.js";
import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";
import { errorsIn, forgivingQueryOf, type Meant } from "./luceneQuery.js";

/** So many facts are looked at for what was meant. */
const MAX_FACTS = 50;
/** What a word may have been meant to be. */
const MAX_MEANT = 8;

const wordsThere = defineQuery<{ search: { query: string; limit: number } }, string>(
  "search/words.cypher",
  (row) => row.text("words"),
);

/**
 * What words with typing errors were meant to be: of the facts that have all of them with a letter wrong, or two in long words, the
 * words that are nearest. Null where no fact has them. Throws UNAVAILABLE or INTERNAL.
 */
export async function correctionOf(
  graph: Graph,
  words: readonly string[],
  kinds: readonly FactKind[],
): Promise<readonly Meant[] | null> {
  if (words.every((word) => errorsIn(word) === 0)) return null;
  const found = await graph.read(wordsThere, {
    search: { query: forgivingQueryOf(words, kinds), limit: MAX_FACTS },
  });
  const there = new Set(
    found.flatMap((text) => text.split(" ").map((word) => (word.startsWith(MARK) ? word.slice(1) : word))),
  );
  if (there.size === 0) return null;
  return words.map((word) => nearest(word, there));
}

/** The words that a word differs least from; itself where there is none, as where it begins another. */
function nearest(word: string, there: ReadonlySet<string>): Meant {
  let least = errorsIn(word);
  let meant: string[] = [];
  for (const other of there) {
    const errors = distance(word, other, least);
    if (errors > least) continue;
    if (errors < least) meant = [];
    least = errors;
    meant.push(other);
  }
  return meant.length === 0 ? [word] : meant.sort().slice(0, MAX_MEANT);
}

/**
 * How many letters were left out, added, mistaken, or exchanged with the next one, as Lucene counts them (optimal string alignment);
 * more than `limit` is not counted.
 */
export function distance(a: string, b: string, limit: number): number {
  const [x, y] = [[...a], [...b]];
  if (Math.abs(x.length - y.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i++) {
    const row = [i];
    for (let j = 1; j <= y.length; j++) {
      const [left = 0, above = 0, diagonal = 0] = [row[j - 1], last[j], last[j - 1]];
      const cost = x[i - 1] === y[j - 1] ? 0 : 1;
      let least = Math.min(left + 1, above + 1, diagonal + cost);
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[y.length] ?? 0;
}
