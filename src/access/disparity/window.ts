import { rateOf, ratioPValue, type Tally } from "./ratioTest.js";

/** What one prediction says. */
export interface Observation {
  readonly group: string;
  readonly isSelected: boolean;
  /** When it was recorded, RFC 3339 in UTC. */
  readonly at: string;
}

/** A group, by its name, as it was counted. */
export interface GroupTally extends Tally {
  readonly group: string;
}

/** What was counted in a window so far, as it is stored. */
export interface WindowState {
  readonly groups: readonly (readonly [group: string, predictions: number, selected: number])[];
  /** Predictions of groups beyond the most that are told apart. */
  readonly others: number;
}

/** A group whose rate is below that of another one. */
export interface Disparity {
  readonly group: GroupTally;
  /** The one with which the p-value is least. */
  readonly reference: GroupTally;
  readonly pValue: number;
  /** What the p-value is below: the window's level, divided by the pairs of groups. */
  readonly alpha: number;
}

/** The groups of a window that has ended. */
export interface Compared {
  /** Those that were compared, those with the most predictions first. */
  readonly groups: readonly GroupTally[];
  /** Predictions of groups that were not: too small, or beyond the most. */
  readonly others: number;
  readonly disparities: readonly Disparity[];
}

/** Smaller groups are not compared. People see the figures of an alert: none should be of a handful of persons. */
export const LEAST_PREDICTIONS = 20;
/** Groups of a window that are told apart: those that come first. */
export const MAX_GROUPS = 50;

interface Counted {
  predictions: number;
  selected: number;
}

/** Counts predictions by their groups. In place: a copy for each prediction would cost more than all the rest. */
export class Window {
  readonly #groups: Map<string, Counted>;
  #others: number;
  #predictions: number;

  constructor({ groups, others }: WindowState = { groups: [], others: 0 }) {
    this.#groups = new Map(groups.map(([name, predictions, selected]) => [name, { predictions, selected }]));
    this.#others = others;
    this.#predictions = groups.reduce((sum, [, predictions]) => sum + predictions, others);
  }

  get predictions(): number {
    return this.#predictions;
  }

  count({ group, isSelected }: Observation): void {
    this.#predictions++;
    let counted = this.#groups.get(group);
    if (counted === undefined) {
      if (this.#groups.size >= MAX_GROUPS) {
        this.#others++;
        return;
      }
      counted = { predictions: 0, selected: 0 };
      this.#groups.set(group, counted);
    }
    counted.predictions++;
    if (isSelected) counted.selected++;
  }

  state(): WindowState {
    const groups = [...this.#groups].map(
      ([name, { predictions, selected }]) => [name, predictions, selected] as const,
    );
    return { groups, others: this.#others };
  }

  /**
   * Compares each group with each other. If no group's true rate is below `ratio` times that of another one, there is any
   * disparity with a probability of `level` at most: each pair has its share of it (Bonferroni), and so which groups are
   * compared may depend on how large they are, but not on who was selected.
   */
  compare(ratio: number, level: number): Compared {
    const all = [...this.#groups].map(([group, counted]): GroupTally => ({ group, ...counted }));
    const groups = all
      .filter(({ predictions }) => predictions >= LEAST_PREDICTIONS)
      .sort((a, b) => b.predictions - a.predictions);
    const alpha = level / Math.max(1, groups.length * (groups.length - 1));
    const compared = groups.reduce((sum, { predictions }) => sum + predictions, 0);
    return {
      groups,
      others: this.#predictions - compared,
      disparities: groups.flatMap((group) => disparityOf(group, groups, ratio, alpha)),
    };
  }
}

/** The disparity of a group that is the clearest, if there is one. */
function disparityOf(
  group: GroupTally,
  groups: readonly GroupTally[],
  ratio: number,
  alpha: number,
): Disparity[] {
  let found: Disparity | undefined;
  // those with the highest rates first, which are the clearest: the others are soon given up
  for (const reference of groups.toSorted((a, b) => rateOf(b) - rateOf(a))) {
    const pValue = ratioPValue(group, reference, ratio, found?.pValue ?? alpha);
    if (pValue < (found?.pValue ?? alpha)) found = { group, reference, pValue, alpha };
  }
  return found === undefined ? [] : [found];
}
