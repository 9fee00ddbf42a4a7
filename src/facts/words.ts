/** A word of a text as it is looked for, and where it stands. */
export interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Longer words are cut, where they are recorded and where they are looked for. As long as a SHA-256 in hex. */
const MAX_CHARACTERS = 64;

/** Letters and digits with their marks, and what is invisible between them. */
const RUN = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu;
/** Scripts that write no spaces between words: each character is one. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}`;
const WORD = new RegExp(String.raw`[${UNSPACED}]|(?:(?![${UNSPACED}])[\p{L}\p{N}])+`, "gu");

/**
 * The words of a text in the form in which they are compared: small letters without accents (Unicode's NFKD), and nothing but letters
 * and digits, so that a name such as `loans.credit_score@3` has four and no text is anything but words to what looks for them.
 */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index: from }) =>
    [...plain(run).matchAll(WORD)].map(([word]) => ({
      word: [...word].slice(0, MAX_CHARACTERS).join(""),
      from,
      to: from + run.length,
    })),
  );
}

const plain = (run: string): string =>
  run
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "");
