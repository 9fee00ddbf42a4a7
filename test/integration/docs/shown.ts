const VARYING: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?( UTC|Z)/g, "<time>"],
  [/\d{8}T\d{9}Z/g, "<run>"],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>"],
  [/(?<=\+[0-9a-f]{8})\+[A-Za-z0-9+/]{40,}=*/g, "+<key>"],
  [/[A-Za-z0-9+/]{43}=/g, "<hash>"],
  [/[0-9a-f]{8,}/g, "<hash>"],
  [/\d+/g, "0"],
];

/** A line without what differs from run to run: times, hashes, names and numbers. */
const fixed = (line: string): string =>
  VARYING.reduce((text, [pattern, name]) => text.replace(pattern, name), line.trimEnd());

/** Whether a document shows what a command said. `…` stands for the rest of a line, or alone for any lines. */
export function isShown(shown: readonly string[], said: readonly string[]): boolean {
  const lines = shown.map((line) =>
    line === "…"
      ? "(?:[^\n]*\n)*"
      : `${line
          .split("…")
          .map((part) => fixed(part).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
          .join("[^\n]*")}\n`,
  );
  return new RegExp(`^${lines.join("")}$`).test(said.map((line) => `${fixed(line)}\n`).join(""));
}
