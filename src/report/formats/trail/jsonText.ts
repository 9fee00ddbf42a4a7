/** What turns the direction of writing, can't be seen, or ends a line for some readers. JSON has an escape for each. */
const UNSEEN = /[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu;

const escaped = (char: string): string => {
  let text = "";
  for (let i = 0; i < char.length; i++) text += `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`;
  return text;
};

/** JSON with one member a line, in which every character can be seen: the text is what a program reads. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(UNSEEN, escaped)}\n`;
