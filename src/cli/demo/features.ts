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

/** Names of the model's inputs, in the order of its weights; the first is a constant. */
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
  const inputs = rows.map(numbers);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const columns = INPUTS.slice(1).map((_, place) => inputs.map((row) => row[place] ?? Number.NaN));
  const mean = columns.map((column) => sum(column) / rows.length);
  const deviation = columns.map((column, place) => {
    const apart = column.map((value) => value - (mean[place] ?? Number.NaN));
    const squares = sum(apart.map((value) => value * value));
    return Math.sqrt((squares - sum(apart) ** 2 / rows.length) / rows.length);
  });
  return { mean, deviation };
}

/** The model's input: one row for each, standardised, the constant first. */
export const inputsOf = (rows: readonly Features[], { mean, deviation }: Scale): number[][] =>
  rows.map((row) => [
    1,
    ...numbers(row).map(
      (value, place) => (value - (mean[place] ?? Number.NaN)) / (deviation[place] ?? Number.NaN),
    ),
  ]);
