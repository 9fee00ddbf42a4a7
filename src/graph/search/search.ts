import { badInputAt, tooMuchAt } from "../../facts/error.js";
import { type FactKind, type FactRef, isFactKind } from "../../facts/kind.js";
import { wordsOf } from "../../facts/words.js";
import type { Graph } from "../graph.js";
import { defineQuery } from "../query.js";
import { correctionOf } from "./correction.js";
import type { HitPlace } from "./cursor.js";
import { type Meant, mostPoints, queryOf } from "./luceneQuery.js";
import { placeIn } from "./place.js";

/** A fact that has what was looked for. */
export interface SearchHit extends FactRef {
  readonly field: string;
  readonly snippet: string;
  /** From 0 to 1, which is a fact whose whole key was given. */
  readonly score: number;
}

export interface HitPage {
  readonly hits: readonly { readonly node: SearchHit; readonly place: HitPlace }[];
  readonly hasNext: boolean;
}

/** What is looked for, by whom may see facts of these kinds alone. */
export interface Search {
  readonly text: string;
  readonly kinds: readonly FactKind[];
}

/** Characters of a text. */
const MAX_TEXT = 1_000;
/** Different words that are looked for; what follows is not. */
const MAX_WORDS = 16;
/** The best hits that pages go through. Whoever wants more knows another word. */
const MAX_HITS = 1_000;
/** What misspelt words were taken for is worth half. */
const CORRECTED = 0.5;

interface Found extends FactRef {
  readonly index: number;
  readonly points: number;
  readonly entry: string;
}

interface HitParams {
  /** Of Lucene's. */
  readonly query: string;
  /** A whole key that it may be. */
  readonly text: string;
  readonly kinds: readonly FactKind[];
  readonly most: number;
  readonly window: number;
  readonly afterPoints: number;
  readonly beforeIndex: number;
  readonly limit: number;
}

const hits = defineQuery<{ search: HitParams }, Found>("search/hits.cypher", (row) => {
  const kind = row.text("kind");
  if (!isFactKind(kind)) throw new TypeError("a hit of the full-text index is of no kind");
  return {
    kind,
    key: row.text("key"),
    index: row.integer("index"),
    entry: row.text("entry"),
    points: row.integer("points"),
  };
});

/**
 * A page of the facts that have all words of a text, the best first, or whose whole key it is. Where none has, one of the words that
 * may have typing errors. Throws LIMIT_EXCEEDED for a text that is too long, UNAVAILABLE or INTERNAL.
 */
export async function searchFacts(
  graph: Graph,
  { text, kinds }: Search,
  after: HitPlace | null,
  limit: number,
): Promise<HitPage> {
  if (text.length > MAX_TEXT) throw tooMuchAt("text", `must have at most ${MAX_TEXT} characters`);
  if (kinds.length === 0) throw badInputAt("kinds", "must name at least one kind");
  if (text === "") return { hits: [], hasNext: false };
  const words = [...new Set(wordsOf(text).map(({ word }) => word))].slice(0, MAX_WORDS);
  const read = (meant: readonly Meant[], isCorrected: boolean) =>
    readPage(graph, { text, kinds }, meant, { isCorrected, after, limit });
  if (after === null || !after.isCorrected) {
    const page = await read(
      words.map((word) => [word]),
      false,
    );
    if (after !== null || page.hits.length > 0 || limit === 0) return page;
  }
  const meant = await correctionOf(graph, words, kinds);
  return meant === null ? { hits: [], hasNext: false } : read(meant, true);
}

async function readPage(
  graph: Graph,
  { text, kinds }: Search,
  words: readonly Meant[],
  {
    isCorrected,
    after,
    limit,
  }: { readonly isCorrected: boolean; readonly after: HitPlace | null; readonly limit: number },
): Promise<HitPage> {
  const most = mostPoints(words.length);
  const key = text.trim();
  const rows = await graph.read(hits, {
    search: {
      query: queryOf(key, words, kinds),
      text: key,
      kinds,
      most,
      window: MAX_HITS,
      afterPoints: after?.points ?? most + 1,
      beforeIndex: after?.index ?? 0,
      limit: limit + 1,
    },
  });
  const found = rows.slice(0, limit).map(({ entry, index, points, ...fact }) => ({
    node: {
      ...fact,
      ...placeIn(fact, entry, words),
      score: (isCorrected ? CORRECTED : 1) * Math.min(1, points / most),
    },
    place: { points, index, isCorrected },
  }));
  return { hits: found, hasNext: rows.length > limit };
}
