const VARYING: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?( UTC|Z)/g, "<time>"],
  [/\d{8}T\d{9}Z/g, "<run>"],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<id>"],
  [/(?<=\+[0-9a-f]{8})\+[A-Za-z0-9+/]{40,}=*/g, "+<key>"],
  [/[A-Za-z0-9+/]{43}=/g, "<hash>"],
  [/[0-9a-f]{8,}/g, "<hash>"],
  [/\d+/g, "0"],
];

/**
 * A text without what differs from run to run: times, hashes, names and numbers, and where its lines are broken, which
 * follows from how long those are.
 */
const fixed = (lines: string): string =>
  VARYING.reduce((text, [pattern, name]) => text.replace(pattern, name), lines.replace(/\s+/g, " "));

/** How far a long work has come is said only on a slow machine. */
export const isProgress = (line: string): boolean => /^(\w+: )?\d+ of \d+ facts, \d+ a second$/.test(line);

/** Whether a document shows what a command said; `…` stands for anything. */
export function isShown(shown: readonly string[], said: readonly string[]): boolean {
  const parts = fixed(shown.join("\n").trim()).split("…");
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*");
  return new RegExp(`^${pattern}$`, "s").test(
    fixed(
      said
        .filter((line) => !isProgress(line))
        .join("\n")
        .trim(),
    ),
  );
}
