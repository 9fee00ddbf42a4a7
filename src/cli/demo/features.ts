import { Matrix } from "ml-matrix";
import type { Worker } from "./clean.js";
import { OCCUPATIONS, SECTORS } from "./source.js";

/** What the model is given. Gender, race, age, marriage and union membership are not among it. */
export type Features = Pick<Worker, "education" | "experience" | "south" | "occupation" | "sector">;

export const featuresOf = ({ education, experience, south, occupation, sector }: Features): Features => ({
  education,
  experience,
  south,
  occupation,
  sector,
});

/** "other" is the level that the remaining ones are compared with, so it has no indicator. */
const indicators = {
  occupation: OCCUPATIONS.filter((level) => level !== "other"),
  sector: SECTORS.filter((level) => level !== "other"),
};

/** Names of the model's inputs, in the order of its weights; the first is the constant that the library lacks. */
export const INPUTS: readonly string[] = [
  "constant",
  "education",
  "experience",
  "south",
  ...indicators.occupation.map((level) => `occupation=${level}`),
  ...indicators.sector.map((level) => `sector=${level}`),
];

const numbers = (features: Features): number[] => [
  features.education,
  features.experience,
  features.south,
  ...indicators.occupation.map((level) => Number(features.occupation === level)),
  ...indicators.sector.map((level) => Number(features.sector === level)),
];

/** Mean and standard deviation of each input but the constant, over the training rows. */
export interface Scale {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

export function scaleOf(rows: readonly Features[]): Scale {
  const matrix = new Matrix(rows.map(numbers));
  return {
    mean: matrix.mean("column"),
    deviation: matrix.standardDeviation("column", { unbiased: false }),
  };
}

/** The model's input: one row for each, standardised, the constant first. */
export function inputsOf(rows: readonly Features[], { mean, deviation }: Scale): Matrix {
  const standardised = new Matrix(rows.map(numbers)).subRowVector([...mean]).divRowVector([...deviation]);
  return standardised.addColumn(0, new Array<number>(rows.length).fill(1));
}
