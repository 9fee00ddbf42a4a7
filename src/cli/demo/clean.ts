import type { Exclusion } from "./inputs.js";
import type { Job, Person } from "./source.js";

/** One row of the data set: a person and the job that person holds. */
export type Worker = Person & Job;

interface Rule {
  readonly rule: string;
  readonly reason: string;
  readonly excludes: (worker: Worker) => boolean;
}

/** Applied in this order; a row counts for the first rule that it meets. */
const RULES: readonly Rule[] = [
  {
    rule: "age < 18",
    reason: "Minors are outside the model's intended use.",
    excludes: ({ age }) => age < 18,
  },
  {
    rule: "age - education - 6 < 0",
    reason:
      "More schooling than the age allows: the survey clips experience at 0, so the row contradicts itself.",
    excludes: ({ age, education }) => age - education - 6 < 0,
  },
  {
    rule: "experience = 0",
    reason: "No potential work history: the wage is a first wage, which the model is not meant to place.",
    excludes: ({ experience }) => experience === 0,
  },
  {
    rule: "wage < 3.35",
    reason:
      "Under the federal minimum wage of 1985: tipped, exempt or misreported, and the survey does not say which.",
    excludes: ({ wage }) => wage < 3.35,
  },
  {
    rule: "wage > 40",
    reason: "Over five times the survey's median wage: taken for a recording error.",
    excludes: ({ wage }) => wage > 40,
  },
];

/** Joins the two tables on `person` and leaves out what the rules name; rows come out ordered by `person`. */
export function clean(
  persons: readonly Person[],
  jobs: readonly Job[],
): { workers: Worker[]; exclusions: Exclusion[]; joined: number } {
  const jobOf = new Map(jobs.map((job) => [job.person, job]));
  const joined = persons.flatMap((person) => {
    const job = jobOf.get(person.person);
    return job === undefined ? [] : [{ ...person, ...job }];
  });
  let workers: Worker[] = joined.sort((a, b) => (a.person < b.person ? -1 : 1));
  const exclusions = RULES.map(({ rule, reason, excludes }) => {
    const before = workers.length;
    workers = workers.filter((worker) => !excludes(worker));
    return { rule, reason, rowCount: before - workers.length };
  });
  return { workers, exclusions, joined: joined.length };
}
