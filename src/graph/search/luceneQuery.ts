import { FACT_KINDS, type FactKind } from "../../facts/kind.js";
import { MARK, wholeKey } from "../../facts/searched.js";

/** A word that is looked for: it and what else it may have been meant to be. */
export type Meant = readonly string[];

/** What a hit is given for a word: where the same word or one that begins so stands in the key, and where elsewhere. They add up. */
const POINTS = { key: 8, keyBegins: 4, text: 2, textBegins: 1 };
/** Of a hit that has everything. */
const POINTS_OF_WORD = POINTS.key + POINTS.keyBegins + POINTS.text + POINTS.textBegins;
/** Of a hit whose whole key is the text: more than words can give. */
export const mostPoints = (words: number): number => POINTS_OF_WORD * words + 1;

/** From so many letters on a word is taken for the beginning of others. */
const MIN_BEGINNING = 2;
/** Words with so many letters may have one letter wrong, longer ones two. In digits nothing is taken for an error. */
const FORGIVEN = { one: /^\p{L}{4,7}$/u, two: /^\p{L}{8,}$/u };

/** How many letters may be wrong in a word. */
export const errorsIn = (word: string): number =>
  FORGIVEN.one.test(word) ? 1 : FORGIVEN.two.test(word) ? 2 : 0;

/**
 * A query that facts of some kinds answer which have all words, as one whose whole key is the text has, or where there are no words
 * that key alone. Words are nothing but small letters and digits, so that none of them
 * means anything to Lucene. Each has a score of its own that no other fact changes: so pages keep their order, and a score says nothing of facts that the caller may not see.
 */
export function queryOf(text: string, words: readonly Meant[], kinds: readonly FactKind[]): string {
  const wanted = words.map((meant) => `+(${meant.map(clauseOf).join(" ")})`);
  const whole = `${oneWord(wholeKey(text))}^${mostPoints(words.length)}`;
  return [kindsClause(kinds), ...wanted, words.length === 0 ? `+${whole}` : whole].join(" ");
}

/** The same for words with letters wrong. What is scored is how rare they are: it is of no use but to choose. */
export function forgivingQueryOf(words: readonly string[], kinds: readonly FactKind[]): string {
  const wanted = words.map((word) => {
    const errors = errorsIn(word);
    return errors === 0 ? `+(${clauseOf(word)})` : `+(${MARK}${word}~${errors} ${word}~${errors})`;
  });
  return [kindsClause(kinds), ...wanted].join(" ");
}

function clauseOf(word: string): string {
  const key = MARK + word;
  const whole = `${oneWord(key)}^${POINTS.key} ${oneWord(word)}^${POINTS.text}`;
  if ([...word].length < MIN_BEGINNING) return whole;
  return `${whole} ${key}*^${POINTS.keyBegins} ${word}*^${POINTS.textBegins}`;
}

/** A range, which is given its boost and nothing else. */
const oneWord = (word: string): string => `[${word} TO ${word}]`;

const kindsClause = (kinds: readonly FactKind[]): string =>
  kinds.length === FACT_KINDS.length ? "" : `+(${kinds.map((kind) => MARK + kind).join(" ")})^0`;
