import type { Verdict } from "./model.js";
import { GENDERS, RACES } from "./source.js";
import type { LabelledWorker } from "./split.js";

/** A held-out row and what the model said of it. */
export interface Outcome {
  readonly worker: LabelledWorker;
  readonly verdict: Verdict;
}

export interface Measure {
  readonly name: string;
  readonly value: number;
  /** The group of rows, for example `gender=female`; undefined for all of them. */
  readonly slice?: string;
}

const actual = ({ worker }: Outcome): boolean => worker.aboveMedian === 1;
const predicted = ({ verdict }: Outcome): boolean => verdict.class === "above-median";
const right = (outcome: Outcome): boolean => actual(outcome) === predicted(outcome);

/** The share of the rows that pass; 0 of no rows, so that every metric is a number. */
function share<T>(rows: readonly T[], passes: (row: T) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(passes).length / rows.length;
}

/**
 * Overall: accuracy, the accuracy of always giving the commoner answer, precision, recall, AUC.
 * Each group of gender and race: how many rows, accuracy, and how often the model says "above".
 */
export function measure(outcomes: readonly Outcome[]): Measure[] {
  const positives = share(outcomes, actual);
  return [
    { name: "rows", value: outcomes.length },
    { name: "accuracy", value: share(outcomes, right) },
    { name: "baselineAccuracy", value: Math.max(positives, 1 - positives) },
    { name: "precision", value: share(outcomes.filter(predicted), actual) },
    { name: "recall", value: share(outcomes.filter(actual), predicted) },
    { name: "auc", value: areaUnderCurve(outcomes) },
    { name: "positiveRate", value: share(outcomes, predicted) },
    ...GENDERS.flatMap((gender) => slice(outcomes, "gender", gender)),
    ...RACES.flatMap((race) => slice(outcomes, "race", race)),
  ];
}

function slice(outcomes: readonly Outcome[], column: "gender" | "race", group: string): Measure[] {
  const rows = outcomes.filter(({ worker }) => worker[column] === group);
  const name = `${column}=${group}`;
  return [
    { name: "rows", value: rows.length, slice: name },
    { name: "accuracy", value: share(rows, right), slice: name },
    { name: "positiveRate", value: share(rows, predicted), slice: name },
  ];
}

/** The probability that a row above the median scores higher than one that is not; ties count half (Mann-Whitney). */
function areaUnderCurve(outcomes: readonly Outcome[]): number {
  const above = outcomes.filter(actual);
  const others = outcomes.filter((outcome) => !actual(outcome));
  const wins = above.flatMap((one) =>
    others.map((other) => (Math.sign(one.verdict.probability - other.verdict.probability) + 1) / 2),
  );
  return wins.reduce((sum, win) => sum + win, 0) / Math.max(1, wins.length);
}
