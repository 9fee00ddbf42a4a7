/** A text of somebody else's on one line of the terminal: it can't move the cursor, recolour, or turn its direction. */
export const shown = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
