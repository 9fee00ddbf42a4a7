import { wilson as scoreInterval } from "../report/wilson.js";

/** A value with the bounds of its 95 % interval. Null where it is not defined. */
export interface Interval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export const UNDEFINED: Interval = { value: null, low: null, high: null };

/** What turned out to be true of a prediction: null where nothing is known. */
export type Actual = boolean | null;

/** How many cells the counts of one group have: selected or not, each without an outcome, of a negative and of a positive one. */
export const CELLS = 6;

export const cellOf = (isSelected: boolean, actual: Actual): number =>
  (actual === null ? 0 : actual ? 4 : 2) + (isSelected ? 1 : 0);

/** Of so many, so many. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

/** What the counts of a group say. */
export interface GroupShares {
  readonly selected: Share;
  /** Selected of those that turned out to be positive. */
  readonly truePositives: Share;
  /** Selected of those that turned out to be negative. */
  readonly falsePositives: Share;
}

/** Reads the cells of one group, the first of which is at `from`. */
export function sharesOf(cells: Float64Array, from = 0): GroupShares {
  const at = (cell: number) => cells[from + cell] ?? 0;
  const selected = at(1) + at(3) + at(5);
  return {
    selected: { part: selected, of: selected + at(0) + at(2) + at(4) },
    truePositives: { part: at(5), of: at(4) + at(5) },
    falsePositives: { part: at(3), of: at(2) + at(3) },
  };
}

/** A share with its score interval. */
export function wilson({ part, of }: Share): Interval {
  if (of === 0) return UNDEFINED;
  const value = part / of;
  const { low, high } = scoreInterval(value, of);
  // at the ends the bound is the share itself, which rounding misses
  return { value, low: part === 0 ? 0 : low, high: part === of ? 1 : high };
}

/** How far groups are apart, by the definitions of fairlearn's `between_groups`. Null where fewer than two groups have the rate. */
export interface Disparities {
  readonly demographicParityDifference: number | null;
  readonly demographicParityRatio: number | null;
  readonly equalOpportunityDifference: number | null;
  readonly equalizedOddsDifference: number | null;
}

export const DISPARITIES = [
  "demographicParityDifference",
  "demographicParityRatio",
  "equalOpportunityDifference",
  "equalizedOddsDifference",
] as const satisfies readonly (keyof Disparities)[];

/** Of cells of groups, one group's after another's. A group without a rate is left out of what compares that rate. */
export function disparitiesOf(cells: Float64Array): Disparities {
  const selection = new Extent();
  const truePositive = new Extent();
  const falsePositive = new Extent();
  for (let from = 0; from < cells.length; from += CELLS) {
    const shares = sharesOf(cells, from);
    selection.add(shares.selected);
    truePositive.add(shares.truePositives);
    falsePositive.add(shares.falsePositives);
  }
  const opportunity = truePositive.difference;
  const falseAlarm = falsePositive.difference;
  return {
    demographicParityDifference: selection.difference,
    demographicParityRatio: selection.ratio,
    equalOpportunityDifference: opportunity,
    equalizedOddsDifference:
      opportunity === null || falseAlarm === null ? null : Math.max(opportunity, falseAlarm),
  };
}

/** The lowest and the highest of rates. */
class Extent {
  #groups = 0;
  #lowest = 1;
  #highest = 0;

  add({ part, of }: Share): void {
    if (of === 0) return;
    const rate = part / of;
    this.#groups++;
    this.#lowest = Math.min(this.#lowest, rate);
    this.#highest = Math.max(this.#highest, rate);
  }

  get difference(): number | null {
    return this.#groups < 2 ? null : this.#highest - this.#lowest;
  }

  get ratio(): number | null {
    return this.#groups < 2 || this.#highest === 0 ? null : this.#lowest / this.#highest;
  }
}
