/** Characters of a line in a drawing's node, and lines. */
const LINE = 18;
const LINES = 2;

/** A name in the lines that a node has room for: of a longer one its start and its end, which tell names apart. */
export function named(name: string): string[] {
  const characters = [...name];
  const room = LINE * LINES;
  const shown =
    characters.length <= room
      ? characters
      : [...characters.slice(0, LINE), "…", ...characters.slice(-(room - LINE - 1))];
  return [shown.slice(0, LINE), shown.slice(LINE)]
    .filter(({ length }) => length > 0)
    .map((line) => line.join(""));
}
