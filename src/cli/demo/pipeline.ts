import { sha256Hex } from "../../facts/digest.js";
import { clean } from "./clean.js";
import { type Features, featuresOf } from "./features.js";
import type { Exclusion } from "./inputs.js";
import { type Measure, measure, type Outcome } from "./metrics.js";
import { load, train, type Verdict } from "./model.js";
import { readSurvey } from "./source.js";
import { split } from "./split.js";
import { JOB_COLUMNS, LABELLED_COLUMNS, PERSON_COLUMNS, type Table, table, WORKER_COLUMNS } from "./table.js";

/** All that one run computes from the data; nothing in it depends on when it runs. */
export interface Pipeline {
  readonly persons: Table;
  readonly jobs: Table;
  readonly joined: number;
  readonly exclusions: readonly Exclusion[];
  readonly data: Table;
  readonly train: Table;
  readonly test: Table;
  /** The training rows' median wage, US dollars an hour. */
  readonly median: number;
  readonly artifactSha256: string;
  readonly metrics: readonly Measure[];
  readonly answers: readonly { readonly features: Features; readonly verdict: Verdict }[];
}

export function runPipeline(survey = readSurvey()): Pipeline {
  const { workers, exclusions, joined } = clean(survey.persons, survey.jobs);
  const rows = split(workers);
  const artifact = train(rows.train);
  // Measured and served as it is deployed: from the artifact that is hashed, not from what training left in memory.
  const verdicts = load(artifact)(rows.test);
  const outcomes: Outcome[] = verdicts.flatMap((verdict, index) => {
    const worker = rows.test[index];
    return worker === undefined ? [] : [{ worker, verdict }];
  });
  return {
    persons: table(PERSON_COLUMNS, survey.persons),
    jobs: table(JOB_COLUMNS, survey.jobs),
    joined,
    exclusions,
    data: table(WORKER_COLUMNS, workers),
    train: table(LABELLED_COLUMNS, rows.train),
    test: table(LABELLED_COLUMNS, rows.test),
    median: rows.median,
    artifactSha256: sha256Hex(artifact),
    metrics: measure(outcomes),
    answers: outcomes.map(({ worker, verdict }) => ({ features: featuresOf(worker), verdict })),
  };
}
