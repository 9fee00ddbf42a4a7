import LogisticRegression, { type LogisticRegressionJson } from "ml-logistic-regression";
import { Matrix } from "ml-matrix";
import { ProoflineError } from "../../facts/error.js";
import { type Features, INPUTS, inputsOf, type Scale, scaleOf } from "./features.js";
import type { LabelledWorker } from "./split.js";

/** Full-batch gradient ascent; at these settings its gradient is below 1e-9, and a test holds it to that. */
export const TRAINING = { numSteps: 1000, learningRate: 0.002, decisionThreshold: 0.5 } as const;

interface Artifact {
  readonly inputs: readonly string[];
  readonly scale: Scale;
  readonly decisionThreshold: number;
  readonly classifier: LogisticRegressionJson;
}

export interface Verdict {
  readonly class: "above-median" | "not-above-median";
  /** Of being above the median. */
  readonly probability: number;
}

/** Trains on the rows and returns the artifact: JSON text, the same for the same rows. */
export function train(rows: readonly LabelledWorker[]): string {
  const scale = scaleOf(rows);
  const classifier = new LogisticRegression({ ...TRAINING });
  classifier.train(inputsOf(rows, scale), Matrix.columnVector(rows.map(({ aboveMedian }) => aboveMedian)));
  return JSON.stringify({ inputs: INPUTS, scale, decisionThreshold: TRAINING.decisionThreshold, classifier });
}

/** The model as a serving node has it: from the artifact's text alone. */
export function load(text: string): (rows: readonly Features[]) => Verdict[] {
  const artifact: Artifact = JSON.parse(text);
  // The classifier against class 0 scores "not class 0", which with two classes is class 1: above the median.
  const [classifier] = LogisticRegression.load(artifact.classifier).classifiers;
  if (classifier === undefined)
    throw new ProoflineError("INTERNAL", "the model artifact holds no classifier");
  return (rows) =>
    classifier.testScores(inputsOf(rows, artifact.scale)).map((probability) => ({
      class: probability >= artifact.decisionThreshold ? "above-median" : "not-above-median",
      probability,
    }));
}
