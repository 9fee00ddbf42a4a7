/**
 * What turns the direction of writing, can't be seen, or ends a line for some readers; and what could end or open an element
 * of a page that has the document in it, as pages have JSON-LD. JSON has an escape for each.
 */
const UNSAFE = /[<\u007f-\u009f\u2028\u2029]|\p{Cf}/gu;

const escaped = (char: string): string => {
  let text = "";
  for (let i = 0; i < char.length; i++) text += `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`;
  return text;
};

/** JSON with one member a line, in which every character can be seen and none is markup: a program reads what was given. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(UNSAFE, escaped)}\n`;
