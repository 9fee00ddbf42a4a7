import { type Interval, sharesOf, wilson } from "./rates.js";

/** What the predictions of one group say. Rates have Wilson's intervals. */
export interface GroupRates {
  readonly group: string;
  readonly predictions: number;
  readonly selected: number;
  /** Predictions of which an outcome is known. */
  readonly outcomes: number;
  /** Those that turned out to be positive, and how many of them were selected. */
  readonly positives: number;
  readonly truePositives: number;
  /** Those that turned out to be negative and were selected. */
  readonly falsePositives: number;
  readonly selectionRate: Interval;
  readonly truePositiveRate: Interval | null;
  readonly falsePositiveRate: Interval | null;
}

export function ratesOf(group: string, cells: Float64Array): GroupRates {
  const { selected, truePositives, falsePositives } = sharesOf(cells);
  return {
    group,
    predictions: selected.of,
    selected: selected.part,
    outcomes: truePositives.of + falsePositives.of,
    positives: truePositives.of,
    truePositives: truePositives.part,
    falsePositives: falsePositives.part,
    selectionRate: wilson(selected),
    truePositiveRate: truePositives.of === 0 ? null : wilson(truePositives),
    falsePositiveRate: falsePositives.of === 0 ? null : wilson(falsePositives),
  };
}
