import type { FactRef } from "../../facts/kind.js";
import { LIMITS } from "../../facts/limits.js";
import { isKey } from "../../facts/scalar.js";
import { codeOf } from "./code.js";
import type { RunDataset } from "./datasets.js";
import type { DataTest } from "./dataTest.js";
import { exclusionsOf } from "./exclusions.js";
import { fitting } from "./fitting.js";
import { asReadFact, modelFact, tableFact, versionFact, versionKey } from "./outputs.js";
import { readProps, roleOf } from "./reads.js";
import type { RunPart } from "./run.js";
import { type RunFact, runFact } from "./runFact.js";
import { isTraining, modelsOf } from "./training.js";
import { type Read, resolve, type World } from "./world.js";

/** What a part of a run is as facts. */
export interface Assembled {
  /** The fact that stands for the run: its training run, or else its transformation. */
  readonly run: FactRef;
  /** Causes first. */
  readonly facts: readonly RunFact[];
  /** What had no room in them, in words. It stands in the events. */
  readonly leftOut: readonly string[];
}

export interface AssembleOptions {
  /** Jobs that train models, by their name or by `namespace/name`, beside those that say it themselves. */
  readonly trainingJobs?: RegExp | undefined;
}

/** The facts of a part of a run, or the reason why there can be none. */
export function assembleRun(
  part: RunPart,
  world: World,
  { trainingJobs }: AssembleOptions = {},
): Assembled | { readonly reason: string } {
  const isOfTraining = isTraining(part, trainingJobs);
  const models = isOfTraining ? modelsOf(part) : [];
  const data = part.outputs.filter((output) => !models.includes(output) && !isDropped(output));
  const ownKeys = new Set(data.map((output) => versionKey(output, part)));
  const reads = part.inputs.map((input) => resolve(input, world, ownKeys));
  // one reference at least is left for the events
  if (reads.length >= LIMITS.refs)
    return {
      reason: `it reads ${reads.length} data sets, and one fact refers to at most ${LIMITS.refs - 1}`,
    };

  const leftOut: string[] = [];
  const facts: RunFact[] = [];
  const tables = reads.filter(({ target }) => "sourceTable" in target);
  for (const { input } of uniqueBy(tables, ({ input }) => input.name))
    if (!world.tables.has(input.name)) facts.push(tableFact(input, part, leftOut));

  const flows = data.map((output) => ({ output, ...writerOf(output, part, reads) }));
  if (!isOfTraining) facts.push(transformation(part.key, part, reads, part.outputs));
  // its tables are read and what it writes is written by a transformation of the same key: a training run refers to neither
  else if (data.length > 0 || tables.length > 0)
    facts.push(transformation(part.key, part, data.length > 0 ? reads : tables, data));
  for (const { key, output, reads } of uniqueBy(flows, ({ key }) => key))
    if (key !== part.key) facts.push(transformation(key, part, reads, [output], part.key));
  for (const { key, output } of flows)
    facts.push(versionFact(output, part, { writtenBy: key, reads, leftOut }));
  if (isOfTraining) {
    for (const read of uniqueBy(tables, ({ input }) => input.name))
      if (!ownKeys.has(`${read.input.name}@${part.key}`)) facts.push(asReadFact(read, part, leftOut));
    facts.push(trainingRun(part, reads));
    for (const model of models) facts.push(modelFact(model, part));
  }
  const reason = problemOf(facts);
  const run = { kind: isOfTraining ? ("TrainingRun" as const) : ("Transformation" as const), key: part.key };
  return reason === undefined ? { run, facts, leftOut } : { reason };
}

/** A table that is gone has no new version. */
const isDropped = ({ facets }: RunDataset) =>
  facets.lifecycleStateChange?.lifecycleStateChange.toUpperCase() === "DROP";

/**
 * What wrote an output: the run, which read all that it read; or a transformation for this output alone, where a lineage facet
 * says that it was made from some of it only.
 */
function writerOf(output: RunDataset, part: RunPart, reads: readonly Read[]) {
  const inputs = part.flowOf(output.name)?.inputs;
  const own = reads.filter(({ input }) => inputs?.has(input.name) !== false);
  return own.length === reads.length
    ? { key: part.key, reads }
    : { key: `${part.key}#${output.name}`, reads: own };
}

function transformation(
  key: string,
  part: RunPart,
  reads: readonly Read[],
  outputs: readonly RunDataset[],
  parent = part.key === part.runId ? part.runFacets.parent?.run.runId : part.runId,
): RunFact {
  const tests = [...reads.map(({ input }) => input), ...outputs].flatMap(testsOf);
  const ofRun = key === part.key ? (part.runFacets.test?.tests ?? []) : [];
  const exclusions = fitting(exclusionsOf([...tests, ...ofRun]));
  const fields = {
    job: part.job,
    description: descriptionOf(part),
    parent,
    ...codeOf(part.jobFacets),
    startedAt: part.startedAt,
    endedAt: part.endedAt,
    reads: reads.map((read) => readProps(read, reads.length)),
    exclusions: exclusions.length > 0 ? exclusions : undefined,
  };
  return runFact("Transformation", key, fields, part.told.ofRun(part.last, LIMITS.refs - reads.length));
}

const testsOf = ({ facets, inputFacets }: RunDataset): readonly DataTest[] =>
  (inputFacets.dataQualityAssertions ?? facets.dataQualityAssertions)?.assertions ?? [];

/** What the job does, and how the run ended if not well: a transformation has no field for that. */
function descriptionOf({ jobFacets, runFacets, ended }: RunPart): string | undefined {
  const does = jobFacets.documentation?.description;
  const error = runFacets.errorMessage?.message;
  const isWell = ended === undefined || ended === "COMPLETE";
  const how = isWell ? undefined : `Ended with ${ended}${error === undefined ? "." : `: ${error}`}`;
  return [does, how].filter((words) => words !== undefined).join("\n\n") || undefined;
}

function trainingRun(part: RunPart, reads: readonly Read[]): RunFact {
  const { codeSha256: _, ...code } = codeOf(part.jobFacets);
  const parameters = part.runFacets.executionParameters?.parameters ?? [];
  const fields = {
    job: part.job,
    parent: part.runFacets.parent?.run.runId,
    ...code,
    hyperparameters:
      parameters.length > 0
        ? Object.fromEntries(parameters.map(({ key, value }) => [key, value ?? null]))
        : undefined,
    startedAt: part.startedAt,
    endedAt: part.endedAt,
    trainedOn: uniqueBy(
      reads.map(({ input, target, inferred }) => ({
        datasetVersion: "sourceTable" in target ? `${input.name}@${part.key}` : target.datasetVersion,
        role: roleOf(input),
        inferred: inferred ? true : undefined,
      })),
      ({ datasetVersion, role }) => `${role} ${datasetVersion}`,
    ),
  };
  return runFact("TrainingRun", part.key, fields, part.told.ofRun(part.last, LIMITS.refs - reads.length));
}

function uniqueBy<T>(items: readonly T[], idOf: (item: T) => string): T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(idOf(item))) first.set(idOf(item), item);
  return [...first.values()];
}

/** Why facts could not be recorded, where the Recorder's answer would name a place that no sender knows. */
function problemOf(facts: readonly RunFact[]): string | undefined {
  const bad = facts.find(({ key }) => !isKey(key));
  if (bad !== undefined)
    return (
      `${bad.kind} can't have the key ${JSON.stringify(bad.key.slice(0, 100))}${bad.key.length > 100 ? "…" : ""}: ` +
      `a key has at most ${LIMITS.keyBytes} bytes and no control characters`
    );
  return facts.length > LIMITS.batch
    ? `it makes ${facts.length} facts, and ${LIMITS.batch} can be recorded at once`
    : undefined;
}
