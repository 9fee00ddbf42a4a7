/** A line for people, beside what a command prints. */
export const say = (line: string): void => console.error(line);

/** Control and format characters, and those that show as nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/gu;

/** A text of somebody else's on one line of the terminal: it can't move the cursor, recolour, or turn its direction. */
export const shown = (text: string): string =>
  text.replace(UNSEEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);

/** As `shown`, of a text that may have several lines: none after the first looks like one of the command's own. */
export const shownLines = (text: string): string => text.split("\n").map(shown).join("\n  ");

/** A value as JSON on the terminal, with the same escaped as JSON has it. Without an indent it is one line. */
export const shownJson = (value: unknown, indent = 2): string =>
  JSON.stringify(value, null, indent).replace(UNSEEN, (char) =>
    char === "\n"
      ? char
      : char
          .split("")
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
          .join(""),
  );
