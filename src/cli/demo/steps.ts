import type { Code } from "./code.js";
import { buildFacts, sourceFacts, splitFacts } from "./dataFacts.js";
import type { Fact } from "./inputs.js";
import type { Keys } from "./keys.js";
import { build, type Span, type Survey, sourcesOf, splitRows, type Trained, trainModel } from "./pipeline.js";
import { approvalFact, deploymentFact, promotionFact } from "./releaseFacts.js";
import { outcomeFacts, predictionFacts, reviewFact } from "./servingFacts.js";
import { trainingFacts } from "./trainingFacts.js";

/** One step of the run that is done, and what there is to record of it; causes come before effects. */
export interface Step {
  readonly name: string;
  /** What it did, for people. */
  readonly says?: string;
  readonly facts: readonly Fact[];
  /** The model version that has to pass the gate of an environment before what comes after. */
  readonly gate?: { readonly modelVersion: string; readonly environment: string };
}

/**
 * Runs the pipeline step by step: each step's work is done when it is asked for, so that whoever records one before
 * asking for the next records it when it happens.
 */
export function* demoSteps(keys: Keys, now: () => Date, code: Code, survey: Survey): Generator<Step> {
  const clock = () => now().toISOString();
  const during = <T>(work: () => T): [T, Span] => {
    const from = clock();
    const result = work();
    return [result, { from, to: clock() }];
  };

  const sources = sourcesOf(survey);
  yield {
    name: "source tables",
    says: `read ${sources.persons.rowCount} persons and ${sources.jobs.rowCount} jobs of the Current Population Survey, May 1985`,
    facts: sourceFacts(keys, sources),
  };

  const [built, buildSpan] = during(() => build(survey));
  yield {
    name: "build of the data",
    says: `kept ${built.data.rowCount} rows, excluded ${excluded(built.exclusions)}`,
    facts: buildFacts(keys, sources, built, buildSpan, code),
  };

  const [parts, splitSpan] = during(() => splitRows(built));
  yield {
    name: "split",
    says: `split into ${parts.train.rowCount} rows to train on and ${parts.test.rowCount} held out; median wage ${parts.rows.median} dollars an hour`,
    facts: splitFacts(keys, built, parts, splitSpan, code),
  };

  const [trained, trainSpan] = during(() => trainModel(parts));
  yield {
    name: "training",
    says: `trained a classifier: accuracy ${metric(trained, "accuracy")}, AUC ${metric(trained, "auc")} on the held-out rows`,
    facts: trainingFacts(keys, parts, trained, trainSpan, code),
  };

  yield { name: "approval", facts: [approvalFact(keys, trained, clock())] };
  yield {
    name: "promotion",
    facts: [promotionFact(keys, clock())],
    gate: { modelVersion: keys.model, environment: "production" },
  };
  yield { name: "deployment", facts: [deploymentFact(keys, clock())] };

  const { test } = parts.rows;
  yield { name: "predictions", facts: predictionFacts(keys, trained, test, clock) };
  yield { name: "outcomes", facts: outcomeFacts(keys, test, clock) };
  const [first] = test;
  if (first !== undefined) yield { name: "review", facts: [reviewFact(keys, trained, first, clock())] };
}

const excluded = (exclusions: readonly { readonly rule: string; readonly rowCount: number }[]): string =>
  exclusions
    .filter(({ rowCount }) => rowCount > 0)
    .map(({ rule, rowCount }) => `${rowCount} by ${rule}`)
    .join(", ");

const metric = ({ metrics }: Trained, name: string): string | undefined =>
  metrics.find((one) => one.name === name && one.slice === undefined)?.value.toFixed(3);
