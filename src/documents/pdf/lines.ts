import type { Run } from "./runs.js";

/** How wide a text is in points. */
export type Measure = (text: string, run: Pick<Run, "font" | "size">) => number;

export interface Line {
  readonly runs: readonly Run[];
  readonly height: number;
}

const LEADING = 1.38;

/** A piece that no line break parts, unless it is longer than a line. */
interface Atom {
  readonly runs: Run[];
  width: number;
  readonly endsLine: boolean;
}

/** Breaks runs into lines no wider than `width`: between words, after signs between letters, or else anywhere. */
export function linesOf(runs: readonly Run[], width: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let line: Run[] = [];
  let used = 0;
  const end = () => {
    lines.push(lineOf(line, runs[0]?.size ?? 0));
    line = [];
    used = 0;
  };
  const put = (run: Run, wide: number) => {
    const last = line.at(-1);
    if (last !== undefined && isAlike(last, run))
      line[line.length - 1] = { ...last, text: last.text + run.text };
    else line.push(run);
    used += wide;
  };
  for (const atom of atomsOf(runs, measure)) {
    const shown = atom.width - trailing(atom, measure);
    if (used > 0 && used + shown > width) end();
    if (shown <= width) for (const run of atom.runs) put(run, measure(run.text, run));
    else
      for (const run of atom.runs)
        for (const cluster of clustersOf(run.text)) {
          const wide = measure(cluster, run);
          if (used > 0 && used + wide > width) end();
          put({ ...run, text: cluster }, wide);
        }
    if (atom.endsLine) end();
  }
  if (line.length > 0 || lines.length === 0) end();
  return lines;
}

/** How wide runs are on one line. */
export const widthOf = (runs: readonly Run[], measure: Measure): number =>
  runs.reduce((sum, run) => sum + measure(run.text, run), 0);

/** The widest piece of runs that need not be broken. */
export const widestAtom = (runs: readonly Run[], measure: Measure): number =>
  atomsOf(runs, measure).reduce((widest, atom) => Math.max(widest, atom.width), 0);

function lineOf(runs: readonly Run[], size: number): Line {
  const shown = runs.map((run, i) => (i === runs.length - 1 ? { ...run, text: run.text.trimEnd() } : run));
  const largest = Math.max(size, ...shown.map((run) => run.size));
  return { runs: shown.filter(({ text }) => text !== ""), height: largest * LEADING };
}

function atomsOf(runs: readonly Run[], measure: Measure): Atom[] {
  const atoms: Atom[] = [];
  let open: Atom | undefined;
  for (const run of runs)
    for (const [text] of run.text.replaceAll("\t", "    ").matchAll(SEGMENT)) {
      const part = { ...run, text: text.replace("\n", "") };
      const endsLine = text.endsWith("\n");
      const width = part.text === "" ? 0 : measure(part.text, part);
      if (open === undefined) open = { runs: [], width: 0, endsLine };
      open.runs.push(part);
      open.width += width;
      if (endsLine || run.actual !== undefined || BREAKS_AFTER.test(text)) {
        atoms.push({ ...open, endsLine });
        open = undefined;
      }
    }
  if (open !== undefined) atoms.push(open);
  return atoms;
}

const SEGMENT = /[^\s]*?(?:[-/_@=&](?=\p{L})|(?<=\p{L})[-/_@=&]|\n|[ ]+)|[^\s]+/gu;
const BREAKS_AFTER = /[ \n]$|[-/_@=&]$/;

const trailing = ({ runs }: Atom, measure: Measure): number => {
  const last = runs.at(-1);
  return last?.text.endsWith(" ") ? measure(/ +$/.exec(last.text)?.[0] ?? "", last) : 0;
};

const clustersOf = (text: string): string[] => text.match(/.[\p{M}\u200c\u200d]*/gsu) ?? [];

const isAlike = (a: Run, b: Run): boolean =>
  a.font === b.font &&
  a.size === b.size &&
  a.color === b.color &&
  a.actual === undefined &&
  b.actual === undefined;
