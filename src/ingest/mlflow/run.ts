import type { FactInput } from "../../graph/recorder/factInput.js";
import { type Answer, listAt, objectAt, pairsAt, textAt, timeAt } from "./answer.js";
import { type Dataset, readDataset, roleOf } from "./dataset.js";
import type { NameMap } from "./map.js";

/** What an MLflow run says, read once. */
export interface Run {
  readonly id: string;
  /** Undefined while it runs: MLflow may still change all of it. */
  readonly endedAt: string | undefined;
  readonly startedAt: string | undefined;
  /** Each data set once for each use. */
  readonly inputs: readonly { readonly dataset: Dataset; readonly role: string }[];
  /** The models that it logged, by their MLflow ids. */
  readonly modelIds: readonly string[];
  /** Metrics that are no finite number, which no fact can hold. */
  readonly unusable: readonly string[];
  readonly answer: Answer;
}

/** A metric of a logged model says which data it was measured on; the run's own list does not. */
export interface MeasuredOn {
  readonly metric: string;
  readonly dataset: string;
  readonly digest: string;
}

/** What the models that a run logged say of the run. */
export interface ModelOfRun {
  readonly measured: readonly MeasuredOn[];
  readonly isDirty: boolean;
}

/** MLflow writes `true`, and Python's own word is `True`. */
export const isDirty = (tags: ReadonlyMap<string, string>): boolean =>
  tags.get("mlflow.source.git.dirty")?.toLowerCase() === "true";

/** Undefined for what is no run. */
export function readRun(answer: Answer, names: NameMap): Run | undefined {
  const info = objectAt(answer, "info");
  const id = textAt(info, "run_id") ?? textAt(info, "run_uuid");
  if (id === undefined) return undefined;
  const used = listAt(objectAt(answer, "inputs"), "dataset_inputs").flatMap((input) => {
    const dataset = readDataset(objectAt(input, "dataset"), names);
    return dataset === undefined
      ? []
      : [{ dataset, role: roleOf(pairsAt(input, "tags").get("mlflow.data.context")) }];
  });
  const status = textAt(info, "status");
  return {
    id,
    endedAt: status === "RUNNING" || status === "SCHEDULED" ? undefined : timeAt(info, "end_time"),
    startedAt: timeAt(info, "start_time"),
    inputs: [...new Map(used.map((one) => [`${one.role} ${one.dataset.key}`, one])).values()],
    modelIds: listAt(objectAt(answer, "outputs"), "model_outputs").flatMap(
      (one) => textAt(one, "model_id") ?? [],
    ),
    unusable: metricsIn(answer).flatMap(({ name, value }) => (value === undefined ? [name] : [])),
    answer,
  };
}

function metricsIn(answer: Answer): { readonly name: string; readonly value: number | undefined }[] {
  return listAt(objectAt(answer, "data"), "metrics").flatMap((one) => {
    const name = textAt(one, "key");
    const { value } = one;
    const isNumber = typeof value === "number" && Number.isFinite(value);
    return name === undefined ? [] : [{ name, value: isNumber ? value : undefined }];
  });
}

/** The version that a run used: where a run here wrote it, that one, and whether MLflow says so or times alone do. */
export interface Used {
  readonly key: string;
  readonly isInferred: boolean;
}

/**
 * The training run that an MLflow run is.
 *
 * @param experiment its experiment's name
 * @param models those that it logged
 * @param used which version each data set of the run was, by MLflow's key
 */
export function trainingRun(
  run: Run,
  experiment: string,
  models: readonly ModelOfRun[],
  used: ReadonlyMap<string, Used>,
): FactInput {
  const { id, answer, startedAt, endedAt, inputs } = run;
  const data = objectAt(answer, "data");
  const tags = pairsAt(data, "tags");
  const params = pairsAt(data, "params");
  const keyOf = ({ key }: Dataset): string => used.get(key)?.key ?? key;
  const dataOf = new Map(
    models
      .flatMap(({ measured }) => measured)
      .flatMap(({ metric, dataset, digest }) => {
        const input = inputs.find((one) => one.dataset.given === dataset && one.dataset.digest === digest);
        return input === undefined ? [] : [[metric, keyOf(input.dataset)] as const];
      }),
  );
  const metrics = metricsIn(answer).flatMap(({ name, value }) => {
    const datasetVersion = dataOf.get(name);
    return value === undefined
      ? []
      : [{ name, value, ...(datasetVersion !== undefined && { datasetVersion }) }];
  });
  return {
    kind: "TrainingRun",
    path: `runs.${id}`,
    input: {
      key: id,
      gitCommit: tags.get("mlflow.source.git.commit") ?? tags.get("mlflow.databricks.gitRepoCommit"),
      repository: tags.get("mlflow.source.git.repoURL") ?? tags.get("mlflow.databricks.gitRepoUrl"),
      uncommitted: isDirty(tags) || models.some((model) => model.isDirty) ? true : undefined,
      job: experiment,
      parent: tags.get("mlflow.parentRunId"),
      hyperparameters: params.size === 0 ? undefined : Object.fromEntries(params),
      // in one order, since MLflow has none, and the same run must be the same fact
      metrics: metrics.length === 0 ? undefined : metrics.sort(byName),
      triggeredBy: tags.get("mlflow.user") ?? textAt(objectAt(answer, "info"), "user_id"),
      startedAt,
      endedAt,
      framework: frameworkOf(tags),
      trainedOn: inputs.map(({ dataset, role }) => ({
        datasetVersion: keyOf(dataset),
        role,
        ...(used.get(dataset.key)?.isInferred && { inferred: true }),
      })),
    },
  };
}

const byName = (a: { name: string }, b: { name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** MLflow 2 wrote the flavours of a run's models into a tag, with the version of each library. */
function frameworkOf(tags: ReadonlyMap<string, string>): string | undefined {
  const history = tags.get("mlflow.log-model.history");
  if (history === undefined) return undefined;
  const [, flavour, version] = /"(\w+)":\s*\{[^{}]*?"\1_version":\s*"([^"]+)"/.exec(history) ?? [];
  return flavour === undefined || version === undefined ? undefined : `${flavour} ${version}`;
}

/** The version of a data set that an MLflow run used, where nothing here wrote one. */
export const datasetVersion = ({ key, uri, rowCount, columns }: Dataset): FactInput => ({
  kind: "DatasetVersion",
  path: `datasets.${key}`,
  input: { key, rowCount, uri, columns },
});
