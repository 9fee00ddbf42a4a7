import { access, readFile, writeFile } from "node:fs/promises";

const BEGIN = "<!-- Written by `npm run bench -- --markdown` from here -->";
const END = "<!-- to here -->";

/** Writes a run's figures into a document, or into a new file where there is none. */
export async function writeMarkdown(file: string, figures: string): Promise<void> {
  const document = (await exists(file)) ? await readFile(file, "utf8") : `${BEGIN}\n${END}\n`;
  await writeFile(file, withFigures(document, figures));
}

/** The document with these figures in the place that it marks. Throws a TypeError where it marks none. */
export function withFigures(document: string, figures: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END, begin);
  if (begin < 0 || end < 0)
    throw new TypeError(`the document has no place for figures, between ${BEGIN} and ${END}`);
  return `${document.slice(0, begin)}${BEGIN}\n\n${figures}\n\n${document.slice(end)}`;
}

/** Throws a TypeError where figures could not be written into what is there, so that it is said before they are measured. */
export async function checkMarkdown(file: string): Promise<void> {
  if (await exists(file)) withFigures(await readFile(file, "utf8"), "");
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
