import { visibleText } from "../report/formats/visible.js";

const MAX_QUOTED = 100;

/** A recorded name within a sentence: in quotes, cut, and nothing in it invisible, so that it is not taken for the sentence's words. */
export const quote = (name: string): string =>
  JSON.stringify(
    visibleText(name.length > MAX_QUOTED ? `${name.slice(0, MAX_QUOTED).toWellFormed()}…` : name),
  );
