import type { Figure } from "./figure.js";
import type { Sizes } from "./options.js";
import { spread } from "./stats.js";

/** A run's figures, and what they depend on. */
export interface Measured {
  readonly sizes: Sizes;
  readonly conditions: readonly string[];
  readonly figures: readonly Figure[];
}

/** Two runs of the same code differ by as much, even where the pairs within a run agree. */
const LEAST_MARGIN = 0.05;

/** What became of a figure: `worse` is by what share, below 0 where it is better; `margin` is what could be chance. */
export interface Change {
  readonly what: string;
  readonly before: number;
  readonly after: number;
  readonly worse: number;
  readonly margin: number;
}

/** Every figure that both runs have. */
export function changes(before: Measured, after: Measured): Change[] {
  return after.figures.flatMap((now) => {
    const then = before.figures.find(({ id }) => id === now.id);
    if (then?.value === undefined || now.value === undefined) return [];
    const worse = now.better === "lower" ? now.value / then.value - 1 : then.value / now.value - 1;
    const margin = Math.max(LEAST_MARGIN, spread(then.pairs) + spread(now.pairs));
    return [{ what: now.what, before: then.value, after: now.value, worse, margin }];
  });
}

export const isRegression = ({ worse, margin }: Change): boolean => worse > margin;

/** The runs must be of the same size. Throws a TypeError that says what differs. */
export function checkComparable(before: Measured, sizes: Sizes): void {
  for (const name of Object.keys(sizes) as (keyof Sizes)[])
    if (before.sizes[name] !== sizes[name])
      throw new TypeError(`that run had ${before.sizes[name]} ${name}, and this one has ${sizes[name]}`);
}

/** The content of a file that `--json` wrote. Throws a TypeError where it is something else. */
export function parseMeasured(text: string): Measured {
  const value = jsonOf(text);
  if (isMeasured(value)) return value;
  throw new TypeError("this is no file of figures that --json wrote");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TypeError("this is no JSON", { cause });
  }
}

const isMeasured = (value: unknown): value is Measured =>
  typeof value === "object" &&
  value !== null &&
  "sizes" in value &&
  "figures" in value &&
  Array.isArray(value.figures);
