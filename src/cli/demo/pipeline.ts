import { sha256Hex } from "#sha256";
import { ProoflineError } from "../../facts/error.js";
import { clean } from "./clean.js";
import { type Features, featuresOf } from "./features.js";
import type { Exclusion } from "./inputs.js";
import { type Measure, measure, type Outcome } from "./metrics.js";
import { load, train, type Verdict } from "./model.js";
import type { Job, Person } from "./source.js";
import { type LabelledWorker, split } from "./split.js";
import { JOB_COLUMNS, LABELLED_COLUMNS, PERSON_COLUMNS, type Table, table, WORKER_COLUMNS } from "./table.js";

/** When work began and ended, RFC 3339 UTC. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The survey as it was read. */
export interface Survey {
  readonly persons: readonly Person[];
  readonly jobs: readonly Job[];
}
export interface Sources {
  readonly persons: Table;
  readonly jobs: Table;
}
export type Built = ReturnType<typeof build>;
export type Split = ReturnType<typeof splitRows>;
export interface Trained {
  /** The model as it is deployed. */
  readonly artifact: string;
  readonly artifactSha256: string;
  readonly metrics: readonly Measure[];
}
export interface Answer {
  readonly features: Features;
  readonly verdict: Verdict;
}

export const sourcesOf = ({ persons, jobs }: Survey): Sources => ({
  persons: table(PERSON_COLUMNS, persons),
  jobs: table(JOB_COLUMNS, jobs),
});

/** Joins and cleans the tables. */
export function build({ persons, jobs }: Survey) {
  const { workers, exclusions } = clean(persons, jobs);
  const counted: readonly Exclusion[] = exclusions;
  return { workers, exclusions: counted, data: table(WORKER_COLUMNS, workers) };
}

export function splitRows({ workers }: Pick<Built, "workers">) {
  const rows = split(workers);
  return { rows, train: table(LABELLED_COLUMNS, rows.train), test: table(LABELLED_COLUMNS, rows.test) };
}

/** Measured as it is deployed: from the artifact that is hashed, not from what training left in memory. */
export function trainModel({ rows }: Pick<Split, "rows">): Trained {
  const artifact = train(rows.train);
  const verdicts = load(artifact)(rows.test);
  const outcomes: Outcome[] = verdicts.flatMap((verdict, index) => {
    const worker = rows.test[index];
    return worker === undefined ? [] : [{ worker, verdict }];
  });
  return { artifact, artifactSha256: sha256Hex(artifact), metrics: measure(outcomes) };
}

/** What a serving node does: it has the artifact, and answers one request at a time. */
export function serveModel({ artifact }: Pick<Trained, "artifact">): (worker: LabelledWorker) => Answer {
  const model = load(artifact);
  return (worker) => {
    const features = featuresOf(worker);
    const [verdict] = model([features]);
    if (verdict === undefined) throw new ProoflineError("INTERNAL", "the model did not answer");
    return { features, verdict };
  };
}
