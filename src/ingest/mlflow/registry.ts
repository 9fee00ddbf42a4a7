import type { FactInput } from "../../graph/recorder/factInput.js";
import { type Answer, listAt, objectAt, pairsAt, textAt, timeAt } from "./answer.js";
import { isDirty, type MeasuredOn } from "./run.js";

/** MLflow keeps nobody's name beside a registered version, an alias or a stage. */
export const UNKNOWN_ACTOR = "unknown";
/** What MLflow calls the stage of a version that is in none. */
export const NO_STAGE = "None";

/** A model that a run logged (MLflow 3), or a version in the registry. */
export interface Model {
  /** The key: `name@version`; of a logged model its MLflow id is the version. */
  readonly key: string;
  readonly run: string | undefined;
  readonly uri: string | undefined;
}

/** A model that a run logged. */
export interface LoggedModel extends Model {
  /** What MLflow gives its artifacts out by, wherever they lie. */
  readonly artifacts: string;
  readonly measured: readonly MeasuredOn[];
  /** Whether MLflow's versioning by Git saw changes that no commit holds: it writes that beside the model, not beside the run. */
  readonly isDirty: boolean;
}
/** A version in the registry. */
export interface RegisteredVersion extends Model {
  readonly name: string;
}

/** Undefined for what is no logged model, or is not complete yet. */
export function readLoggedModel(answer: Answer): LoggedModel | undefined {
  const info = objectAt(answer, "info");
  const id = textAt(info, "model_id");
  const isReady = [undefined, "LOGGED_MODEL_READY", "READY"].includes(textAt(info, "status"));
  if (id === undefined || !isReady) return undefined;
  return {
    key: `${textAt(info, "name") ?? "model"}@${id}`,
    run: textAt(info, "source_run_id"),
    uri: textAt(info, "artifact_uri"),
    artifacts: `models:/${id}`,
    isDirty: isDirty(pairsAt(info, "tags")),
    measured: listAt(objectAt(answer, "data"), "metrics").flatMap((one) => {
      const metric = textAt(one, "key");
      const dataset = textAt(one, "dataset_name");
      const digest = textAt(one, "dataset_digest");
      return metric === undefined || dataset === undefined || digest === undefined
        ? []
        : [{ metric, dataset, digest }];
    }),
  };
}

/** Undefined for a prompt, and for what is no version of a model or is not registered to its end. */
export function readModelVersion(answer: Answer): RegisteredVersion | undefined {
  const name = textAt(answer, "name");
  const version = versionOf(answer);
  const status = textAt(answer, "status") ?? "READY";
  if (name === undefined || version === undefined || status !== "READY") return undefined;
  if (pairsAt(answer, "tags").has("mlflow.prompt.is_prompt")) return undefined;
  return { name, key: `${name}@${version}`, run: textAt(answer, "run_id"), uri: textAt(answer, "source") };
}

/** Some servers send a version as a number. */
const versionOf = (answer: Answer): string | undefined =>
  typeof answer.version === "number" ? String(answer.version) : textAt(answer, "version");

export const modelVersion = ({ key, run, uri }: Model, artifactSha256?: string): FactInput => ({
  kind: "ModelVersion",
  path: `models.${key}`,
  input: { key, producedBy: run, artifactUri: uri, artifactSha256 },
});

/** That a version is in a stage or has an alias, as it was seen. */
export interface Stage {
  readonly modelVersion: string;
  readonly stage: string;
  readonly at: string;
}

/** The stage of a version, at the time of its last change: it moved then, or before. */
export function stageOf(answer: Answer): Stage | undefined {
  const model = readModelVersion(answer);
  const stage = textAt(answer, "current_stage");
  const at = timeAt(answer, "last_updated_timestamp");
  if (model === undefined || at === undefined || stage === undefined || stage === NO_STAGE) return undefined;
  return { modelVersion: model.key, stage, at };
}

/** A registered model's aliases: MLflow keeps no time of them, so that they are as of now. */
export function aliasesOf(answer: Answer, now: string): Stage[] {
  const name = textAt(answer, "name");
  return listAt(answer, "aliases").flatMap((one) => {
    const stage = textAt(one, "alias");
    const version = versionOf(one);
    return name === undefined || stage === undefined || version === undefined
      ? []
      : [{ modelVersion: `${name}@${version}`, stage, at: now }];
  });
}

export const stageTransition = ({ modelVersion, stage, at }: Stage): FactInput => ({
  kind: "StageTransition",
  path: `stages.${modelVersion}`,
  input: {
    key: `mlflow:${modelVersion}:${stage}`,
    modelVersion,
    toStage: stage,
    performedBy: UNKNOWN_ACTOR,
    at,
  },
});
