/** A piece of recorded text as a page can show it. */
export type Piece =
  /** Text that is written from left to right. */
  | { readonly type: "plain"; readonly text: string }
  /** Text that is written from right to left: a page sets it apart, so that it turns nothing beside it. */
  | { readonly type: "turned"; readonly text: string }
  /** A character that shows as nothing, or acts on others: a page writes its number. */
  | { readonly type: "unseen"; readonly codePoint: number; readonly times: number };

/**
 * Recorded text, taken apart so that what a page shows is what is there: nothing in it is invisible, turns the direction of what
 * stands beside it, or piles up over other lines. White space is one space; with `lines`, line breaks and tabs stay.
 */
export function visible(text: string, lines = false): Piece[] {
  const spaced = lines
    ? text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/(?![\n\t\ufeff])\s/g, " ")
    : text.replace(/(?:(?!\ufeff)\s)+/g, " ");
  const pieces: Piece[] = [];
  let from = 0;
  const plain = (to: number) => {
    if (to > from) pieces.push(...byDirection(spaced.slice(from, to)));
  };
  for (const match of spaced.matchAll(UNSEEN)) {
    plain(match.index);
    from = match.index + match[0].length;
    for (const character of match[0]) unseen(pieces, character.codePointAt(0) ?? 0);
  }
  plain(spaced.length);
  return pieces;
}

function unseen(pieces: Piece[], codePoint: number): void {
  const last = pieces.at(-1);
  if (last?.type === "unseen" && last.codePoint === codePoint)
    pieces[pieces.length - 1] = { ...last, times: last.times + 1 };
  else pieces.push({ type: "unseen", codePoint, times: 1 });
}

/** The number of a character, as Unicode writes it: `U+202E`. */
export const numberOf = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;

export const unseenText = ({ codePoint, times }: Extract<Piece, { type: "unseen" }>): string =>
  times === 1 ? numberOf(codePoint) : `${numberOf(codePoint)} ×${times}`;

/** As `visible`, as one text: for places that take no markup. It turns nothing either. */
export const visibleText = (text: string): string =>
  visible(text)
    .map((piece) => {
      if (piece.type === "unseen") return `[${unseenText(piece)}]`;
      return piece.type === "turned" ? `\u2068${piece.text}\u2069` : piece.text;
    })
    .join("");

/** Scripts that join letters by the two joiners, or variants by selectors, need them; others would only look alike. */
const UNSEEN = new RegExp(
  [
    // controls, formats, halves of pairs and what has no agreed meaning
    "(?![\\u200c\\u200d])[\\p{Cf}\\p{Cs}\\p{Co}]|(?![\\n\\t])\\p{Cc}",
    // what Unicode says shows as nothing, but for selectors after an emoji
    "(?![\\u200c\\u200d])(?<!\\p{Extended_Pictographic})\\p{Default_Ignorable_Code_Point}",
    "(?<=^|[\\s\\p{ASCII}\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}])[\\u200c\\u200d]",
    // marks pile up over the lines above: no language puts more than four on a letter
    "(?<=\\p{M}{4})\\p{M}",
    // shows as nothing, and is a letter by its category
    "[\\u115f\\u1160\\u3164\\uffa0\\u2800]",
  ].join("|"),
  "gu",
);

/**
 * Letters of scripts that are written from right to left (Unicode's blocks of them), with what joins their words. Digits and
 * brackets do not: a date between two names stays between them.
 */
const LETTER = "[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]";
const TURNED = new RegExp(`${LETTER}(?:[\\p{M}\\s'’".-]{0,3}${LETTER})*`, "gu");

function byDirection(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(TURNED)) {
    if (match.index > from) pieces.push({ type: "plain", text: text.slice(from, match.index) });
    pieces.push({ type: "turned", text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ type: "plain", text: text.slice(from) });
  return pieces;
}
