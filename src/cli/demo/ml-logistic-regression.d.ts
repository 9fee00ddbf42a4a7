/** What the demo uses of a library that ships without types. */
declare module "ml-logistic-regression" {
  import type { Matrix } from "ml-matrix";

  export interface LogisticRegressionJson {
    readonly name: "LogisticRegression";
    readonly numSteps: number;
    readonly learningRate: number;
    readonly numberClasses: number;
    readonly classifiers: readonly {
      readonly numSteps: number;
      readonly learningRate: number;
      readonly weights: readonly (readonly number[])[];
    }[];
  }

  /** One against all: one classifier for each class, numbered from 0. */
  export default class LogisticRegression {
    constructor(options: { numSteps: number; learningRate: number });
    /** testScores: for each row, the probability of *not* being of this classifier's class. */
    readonly classifiers: readonly { testScores(rows: Matrix): number[] }[];
    train(rows: Matrix, classes: Matrix): void;
    predict(rows: Matrix): number[];
    static load(model: LogisticRegressionJson): LogisticRegression;
  }
}
