import { ProoflineError } from "../../facts/error.js";
import { isObject, type JsonValue } from "../../facts/json.js";
import type { FactInput } from "../../graph/recorder/factInput.js";
import { amendment } from "./amendment.js";
import { type Answer, objectAt } from "./answer.js";
import type { Dataset } from "./dataset.js";
import type { Recorded, Written } from "./destination.js";
import { inParallel } from "./inParallel.js";
import { type Group, recordAll } from "./recording.js";
import { type LoggedModel, modelVersion, readLoggedModel } from "./registry.js";
import { datasetVersion, type Run, readRun, trainingRun, type Used } from "./run.js";
import { hashOf, notDone, type Work } from "./work.js";

/** What MLflow lets anybody change of a run that has ended. */
const CHANGING = ["gitCommit", "repository", "uncommitted", "hyperparameters", "metrics"];
const CHANGED = "MLflow has other values now than when the run was imported.";

/** Imports a page of an experiment's runs: those that have ended and are not there yet, and what changed of the others. */
export async function importRuns(work: Work, experiment: string, page: readonly Answer[]): Promise<void> {
  const { destination, names, summary } = work;
  const { fresh: answers, finish } = notDone(work, page);
  const ended = answers.flatMap((answer) => {
    const run = readRun(answer, names);
    return run?.endedAt === undefined ? [] : [run];
  });
  const there = await destination.recorded(
    "TrainingRun",
    ended.map(({ id }) => id),
  );
  const fresh = ended.filter(({ id }) => !there.has(id));
  const written = await writtenVersions(work, ended);
  const datasetsThere = await destination.recorded(
    "DatasetVersion",
    fresh.flatMap(({ inputs }) => inputs.map(({ dataset: { key } }) => key)),
  );
  const models = new Map(await inParallel(ended, async (run) => [run, await modelsOf(work, run)] as const));
  const modelsThere = await destination.recorded(
    "ModelVersion",
    fresh.flatMap((run) => (models.get(run) ?? []).map(({ key }) => key)),
  );
  const groups = await inParallel(ended, async (run): Promise<Group> => {
    const own = models.get(run) ?? [];
    const used = usedBy(run, written);
    const fact = trainingRun(run, experiment, own, used);
    const recorded = there.get(run.id);
    if (recorded !== undefined) return changesOf(run, recorded, fact);
    const facts = run.inputs.flatMap(({ dataset }) =>
      used.has(dataset.key) || datasetsThere.has(dataset.key) ? [] : [datasetVersion(dataset)],
    );
    facts.push(fact);
    for (const model of own)
      if (!modelsThere.has(model.key))
        facts.push(modelVersion(model, await hashOf(work, model.artifacts, model.run)));
    return { name: `run ${run.id}`, facts };
  });
  summary.runs += fresh.length;
  summary.unusable += fresh.reduce((sum, { unusable }) => sum + unusable.length, 0);
  await recordAll(work, groups);
  finish();
}

function changesOf({ id }: Run, recorded: Recorded, fact: FactInput): Group {
  const change = amendment("TrainingRun", id, recorded, valuesOf(fact), CHANGING, CHANGED);
  return { name: `the change of run ${id}`, facts: change === undefined ? [] : [change] };
}

/** An input's values as JSON has them: what is undefined is not given. */
function valuesOf({ input }: FactInput): Recorded {
  const values: JsonValue = JSON.parse(JSON.stringify(input));
  return isObject(values) ? values : {};
}

/** The versions of each data set that runs here wrote, looked up once for all runs of a page. */
async function writtenVersions(
  { destination }: Work,
  runs: readonly Run[],
): Promise<ReadonlyMap<string, readonly Written[]>> {
  const datasets = new Set(runs.flatMap(({ inputs }) => inputs.map(({ dataset: { name } }) => name)));
  return new Map(
    await inParallel(
      [...datasets],
      async (dataset) => [dataset, await destination.written(dataset)] as const,
    ),
  );
}

/**
 * Which written version each data set of a run was: the one that its source names, else the one that was the latest when the run
 * began. MLflow's digest can't tell: it is made of a sample, and of the data in memory. Without an entry there is none.
 */
function usedBy(
  { inputs, startedAt }: Run,
  written: ReadonlyMap<string, readonly Written[]>,
): ReadonlyMap<string, Used> {
  return new Map(
    inputs.flatMap(({ dataset }) => {
      const used = usedVersion(dataset, written.get(dataset.name) ?? [], startedAt);
      return used === undefined ? [] : [[dataset.key, used] as const];
    }),
  );
}

function usedVersion(
  { name, version }: Dataset,
  written: readonly Written[],
  startedAt: string | undefined,
): Used | undefined {
  const stated = written.find(({ key }) => version !== undefined && key === `${name}@${version}`);
  if (stated !== undefined) return { key: stated.key, isInferred: false };
  let latest: Written | undefined;
  for (const one of written)
    if (startedAt !== undefined && one.at <= startedAt && (latest === undefined || one.at > latest.at))
      latest = one;
  return latest === undefined ? undefined : { key: latest.key, isInferred: true };
}

/** The models that a run logged, as MLflow 3 has them. */
async function modelsOf({ server }: Work, { modelIds }: Run): Promise<readonly LoggedModel[]> {
  const models: LoggedModel[] = [];
  for (const id of new Set(modelIds)) {
    const answer = await server.get(`logged-models/${encodeURIComponent(id)}`).catch(gone);
    const model = readLoggedModel(objectAt(answer, "model"));
    if (model !== undefined) models.push(model);
  }
  return models;
}

/** A run still names a model that was deleted. */
function gone(error: unknown): Answer {
  if (error instanceof ProoflineError && error.code === "NOT_FOUND") return {};
  throw error;
}
