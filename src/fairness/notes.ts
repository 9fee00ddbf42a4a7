import type { GroupRates } from "./groupRates.js";
import { quote } from "./quote.js";
import type { Tally } from "./tally.js";

/** What the walk that counted left out. */
export interface LeftOut {
  /** Predictions whose answer is erased, or corrected to what is not known. */
  readonly unknown: number;
  /** Outcomes whose value is. */
  readonly unknownOutcomes: number;
  /** Predictions that an amendment says something else served. */
  readonly redirected: number;
}

/** A rate of fewer says little. */
const FEW = 30;
/** Groups that one note names. */
const MAX_NAMED = 5;

/** What a reader must know of the figures: what was left out, what is not defined, and what says little. */
export function notesOf(
  tally: Tally,
  leftOut: LeftOut,
  groups: readonly GroupRates[],
  notShown: readonly { readonly predictions: number }[],
): string[] {
  const { predictions, withoutGroup, withoutFeatures, question } = tally;
  const attribute = quote(question.attribute);
  const notes: (string | false)[] = [];
  const { unknown, unknownOutcomes, redirected } = leftOut;
  notes.push(
    unknown > 0 &&
      `${count(unknown, "prediction")} left out: what was answered is erased, or corrected to what is not known`,
    redirected > 0 &&
      `${count(redirected, "prediction")} counted of which an amendment says that something else served`,
  );
  if (predictions === 0) return [...notes.filter(isSaid), "no prediction is in this range"];
  if (groups.length === 0)
    return [
      ...notes.filter(isSaid),
      `no prediction has a value of ${attribute} that names a group, in its groups or its features`,
    ];
  const hidden = notShown.reduce((sum, one) => sum + one.predictions, 0);
  notes.push(
    withoutGroup > 0 &&
      `${count(withoutGroup, "prediction")} left out: no value of ${attribute} that names a group`,
    hidden > 0 &&
      `${count(notShown.length, "smaller group")} with ${count(hidden, "prediction")} left out: the ${groups.length} largest are compared`,
    groups.length === 1 && "all predictions are of one group, so that there is nothing to compare it with",
    ...notesOfSelection(groups),
    ...notesOfOutcomes(groups),
    unknownOutcomes > 0 &&
      `${count(unknownOutcomes, "outcome")} left out: what was true is erased, or corrected to what is not known`,
    withoutFeatures > 0 &&
      `${count(withoutFeatures, "prediction")} left out of drift: the features are no object, or erased`,
  );
  return notes.filter(isSaid);
}

const isSaid = (note: string | false): note is string => note !== false;

function notesOfSelection(groups: readonly GroupRates[]): (string | false)[] {
  const few = groups.filter(({ predictions }) => predictions < FEW);
  return [
    few.length > 0 &&
      `fewer than ${FEW} predictions, so that the rates say little and move the differences: ${named(few, (one) => one.predictions)}`,
    groups.every(({ selected }) => selected === 0) &&
      "no prediction has the positive value, so that the ratio is not defined: compare it with what the model answers",
    groups.every(({ selected, predictions }) => selected === predictions) &&
      "all predictions have the positive value",
  ];
}

function notesOfOutcomes(groups: readonly GroupRates[]): (string | false)[] {
  const outcomes = groups.reduce((sum, one) => sum + one.outcomes, 0);
  if (outcomes === 0) return ["no outcome is recorded, so that no rate of errors is known"];
  const positives = groups.reduce((sum, one) => sum + one.positives, 0);
  const oneClass = positives === 0 ? "negative" : positives === outcomes ? "positive" : null;
  if (oneClass !== null)
    return [
      `all ${outcomes} outcomes are ${oneClass}, so that ${oneClass === "negative" ? "no true" : "no false"} positive rate is known, nor the equalised odds`,
    ];
  const predictions = groups.reduce((sum, one) => sum + one.predictions, 0);
  const withoutPositive = groups.filter((one) => one.positives === 0);
  const withoutNegative = groups.filter((one) => one.positives === one.outcomes);
  const few = groups.filter((one) => one.outcomes > 0 && one.outcomes < FEW);
  return [
    outcomes < predictions &&
      `outcomes are known of ${outcomes} of ${count(predictions, "prediction")}: rates of errors hold for the others only if these are like them`,
    few.length > 0 &&
      `fewer than ${FEW} outcomes, so that the rates of errors say little: ${named(few, (one) => one.outcomes)}`,
    withoutPositive.length > 0 &&
      `no outcome is positive, so that the true positive rate is not compared: ${named(withoutPositive)}`,
    withoutNegative.length > 0 &&
      `no outcome is negative, so that the false positive rate is not compared: ${named(withoutNegative)}`,
  ];
}

function named(groups: readonly GroupRates[], of?: (group: GroupRates) => number): string {
  const names = groups
    .slice(0, MAX_NAMED)
    .map((one) => (of === undefined ? quote(one.group) : `${quote(one.group)} (${of(one)})`));
  const more = groups.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
