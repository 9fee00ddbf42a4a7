import { ProoflineError } from "../../facts/error.js";
import { type Features, INPUTS, inputsOf, type Scale, scaleOf } from "./features.js";
import type { LabelledWorker } from "./split.js";

/** Full-batch gradient ascent; at these settings its gradient is below 1e-9, and a test holds it to that. */
export const TRAINING = { numSteps: 1000, learningRate: 0.002, decisionThreshold: 0.5 } as const;

/** A logistic regression as ml-logistic-regression 2.0 writes it: one classifier against each of the two classes. */
interface Artifact {
  readonly inputs: readonly string[];
  readonly scale: Scale;
  readonly decisionThreshold: number;
  readonly classifier: {
    readonly name: "LogisticRegression";
    readonly numSteps: number;
    readonly learningRate: number;
    readonly numberClasses: 2;
    readonly classifiers: readonly {
      readonly numSteps: number;
      readonly learningRate: number;
      readonly weights: readonly [readonly number[]];
    }[];
  };
}

export interface Verdict {
  readonly class: "above-median" | "not-above-median";
  /** Of being above the median. */
  readonly probability: number;
}

/** Trains on the rows and returns the artifact: JSON text, the same for the same rows. */
export function train(rows: readonly LabelledWorker[]): string {
  const { numSteps, learningRate, decisionThreshold } = TRAINING;
  const scale = scaleOf(rows);
  const inputs = inputsOf(rows, scale);
  const against = (one: 0 | 1) => ({
    numSteps,
    learningRate,
    weights: [
      ascend(
        inputs,
        rows.map(({ aboveMedian }) => Number(aboveMedian !== one)),
      ),
    ] as const,
  });
  const classifiers = [against(0), against(1)];
  const classifier = {
    name: "LogisticRegression",
    numSteps,
    learningRate,
    numberClasses: 2,
    classifiers,
  } as const;
  return JSON.stringify({ inputs: INPUTS, scale, decisionThreshold, classifier } satisfies Artifact);
}

/** The weights that make the targets (0 or 1, one for each row) most likely. */
function ascend(rows: readonly (readonly number[])[], targets: readonly number[]): readonly number[] {
  let weights = INPUTS.map(() => 0);
  const columns = INPUTS.map((_, place) => rows.map((row) => row[place] ?? Number.NaN));
  for (let step = 0; step < TRAINING.numSteps; step++) {
    const errors = rows.map((row, index) => (targets[index] ?? Number.NaN) - probabilityOf(row, weights));
    weights = weights.map(
      (weight, place) => weight + dot(columns[place] ?? [], errors) * TRAINING.learningRate,
    );
  }
  return weights;
}

const probabilityOf = (row: readonly number[], weights: readonly number[]): number =>
  1 / (1 + Math.exp(-dot(row, weights)));

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, place) => sum + value * (b[place] ?? Number.NaN), 0);

/** The model as a serving node has it: from the artifact's text alone. */
export function load(text: string): (rows: readonly Features[]) => Verdict[] {
  const artifact: Artifact = JSON.parse(text);
  // what is not class 0 is class 1: above the median
  const weights = artifact.classifier.classifiers[0]?.weights[0];
  if (weights === undefined) throw new ProoflineError("INTERNAL", "the model artifact holds no classifier");
  return (rows) =>
    inputsOf(rows, artifact.scale)
      .map((row) => probabilityOf(row, weights))
      .map((probability) => ({
        class: probability >= artifact.decisionThreshold ? "above-median" : "not-above-median",
        probability,
      }));
}
