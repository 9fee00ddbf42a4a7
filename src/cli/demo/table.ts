import { sha256Hex } from "#sha256";
import type { Column } from "./inputs.js";

export const PERSON_COLUMNS = ["person", "gender", "race", "age", "married", "south"] as const;
export const JOB_COLUMNS = [
  "person",
  "education",
  "experience",
  "union",
  "occupation",
  "sector",
  "wage",
] as const;
export const WORKER_COLUMNS = [...PERSON_COLUMNS, ...JOB_COLUMNS.slice(1)];
export const LABELLED_COLUMNS = [...WORKER_COLUMNS, "aboveMedian" as const];

type ColumnName = (typeof LABELLED_COLUMNS)[number];

/** What every column holds. `personal` marks what identifies a person and what the law protects in employment. */
const dictionary: Readonly<Record<ColumnName, Omit<Column, "name">>> = {
  person: {
    type: "string",
    description: "Person in the survey (row of the published sample).",
    personal: true,
  },
  gender: { type: "string", description: "female or male.", personal: true },
  race: { type: "string", description: "hispanic, white or other.", personal: true },
  age: { type: "int", description: "Age in years.", personal: true },
  married: { type: "int", description: "1 if married.", personal: true },
  south: { type: "int", description: "1 if living in the southern United States.", personal: false },
  education: { type: "int", description: "Years of education.", personal: false },
  experience: {
    type: "int",
    description: "Potential work experience in years: age - education - 6, at least 0.",
    personal: false,
  },
  union: { type: "int", description: "1 if member of a trade union.", personal: true },
  occupation: {
    type: "string",
    description: "management, sales, clerical, service, professional or other.",
    personal: false,
  },
  sector: { type: "string", description: "manufacturing, construction or other.", personal: false },
  wage: { type: "float", description: "Wage in US dollars an hour.", personal: false },
  aboveMedian: {
    type: "int",
    description: "Target: 1 if the wage is above the training rows' median.",
    personal: false,
  },
};

/** A table in the one form that is hashed. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rowCount: number;
  readonly sha256: string;
}

export function table<C extends ColumnName>(
  columns: readonly C[],
  rows: readonly Readonly<Record<C, string | number>>[],
): Table {
  return {
    columns: columns.map((name) => ({ name, ...dictionary[name] })),
    rowCount: rows.length,
    sha256: sha256Hex(toCsv(columns, rows)),
  };
}

/** RFC 4180 with LF, a header, the columns in the order given. Values here never need quotes. */
export function toCsv<C extends string>(
  columns: readonly C[],
  rows: readonly Readonly<Record<C, string | number>>[],
): string {
  const lines = rows.map((row) => columns.map((column) => row[column]).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}
