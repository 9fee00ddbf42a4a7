import type { Comparison } from "./comparison.js";
import { type Measure, ratioOf, type Summary, summaryOf } from "./summary.js";

/** What a figure should be; `aim` is what would be better still. */
export interface Goal {
  readonly better: "higher" | "lower";
  /** Undefined where a figure is only for the record. */
  readonly limit?: number;
  readonly aim?: number;
}

/** One line of the table, and of the file that later runs are compared with. */
export interface Figure extends Goal {
  /** Names it in every run. */
  readonly id: string;
  readonly what: string;
  /** Of `value`; empty for a ratio. */
  readonly unit: string;
  /** Undefined where it can't be measured. */
  readonly value: number | undefined;
  /** The same figure of parts of the run, which tell how much it wavers. */
  readonly pairs: readonly number[];
  readonly sides?: { readonly ours: Summary; readonly theirs: Summary };
  /** Parts that the value is made of, largest first. */
  readonly parts?: readonly { readonly name: string; readonly value: number }[];
}

/** The figure of a pair: the ratio of what its sides measured. */
export function ratioFigure(
  named: Pick<Figure, "id" | "what">,
  comparison: Comparison,
  measure: Measure,
  goal: Omit<Goal, "better"> = {},
): Figure {
  const { value, pairs } = ratioOf(comparison, measure);
  const sides = { ours: summaryOf(comparison.ours), theirs: summaryOf(comparison.theirs) };
  return {
    ...named,
    unit: "",
    value,
    pairs,
    sides,
    better: measure === "rate" ? "higher" : "lower",
    ...goal,
  };
}

/** Undefined where nothing was measured, or there is no goal. */
export function met({ value, better, limit }: Figure): boolean | undefined {
  if (value === undefined || limit === undefined) return undefined;
  return better === "higher" ? value >= limit : value <= limit;
}
