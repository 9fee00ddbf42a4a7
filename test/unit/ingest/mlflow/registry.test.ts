import { describe, expect, it } from "vitest";
import {
  aliasesOf,
  modelVersion,
  readLoggedModel,
  readModelVersion,
  stageOf,
  stageTransition,
} from "../../../../src/ingest/mlflow/registry.js";
import { LOGGED_MODEL, VERSION } from "../../../support/mlflowAnswers.js";

const NOW = "2026-11-28T16:00:00.000Z";

describe("what MLflow's registry has", () => {
  it("a version is a model version, made by its run", () => {
    const version = readModelVersion(VERSION);
    expect(version && modelVersion(version, "a".repeat(64))).toMatchObject({
      kind: "ModelVersion",
      input: {
        key: "tracking-quickstart@1",
        producedBy: VERSION.run_id,
        artifactUri: VERSION.source,
        artifactSha256: "a".repeat(64),
      },
    });
  });

  it("a logged model is one of its name and MLflow's id", () => {
    expect(readLoggedModel(LOGGED_MODEL)).toEqual({
      key: `iris_model@${LOGGED_MODEL.info.model_id}`,
      run: LOGGED_MODEL.info.source_run_id,
      uri: LOGGED_MODEL.info.artifact_uri,
      artifacts: `models:/${LOGGED_MODEL.info.model_id}`,
      isDirty: false,
      measured: [{ metric: "accuracy", dataset: "iris-test", digest: "9dc09359" }],
    });
  });

  it("what is not complete yet, and a prompt, is none", () => {
    expect(readModelVersion({ ...VERSION, status: "PENDING_REGISTRATION" })).toBeUndefined();
    expect(
      readModelVersion({ ...VERSION, tags: [{ key: "mlflow.prompt.is_prompt", value: "true" }] }),
    ).toBeUndefined();
    const info = { ...LOGGED_MODEL.info, status: "LOGGED_MODEL_PENDING" };
    expect(readLoggedModel({ info })).toBeUndefined();
  });

  it("a stage is a move by nobody known, at the version's last change", () => {
    const stage = stageOf(VERSION);
    expect(stage && stageTransition(stage).input).toEqual({
      key: "mlflow:tracking-quickstart@1:Staging",
      modelVersion: "tracking-quickstart@1",
      toStage: "Staging",
      performedBy: "unknown",
      at: "2026-11-28T15:01:00.211Z",
    });
    expect(stageOf({ ...VERSION, current_stage: "None" })).toBeUndefined();
  });

  it("an alias is one as of now, since MLflow keeps no time of it", () => {
    const model = {
      name: "risk",
      aliases: [{ alias: "champion", version: "2" }, { alias: "old", version: 1 }, {}],
    };
    expect(aliasesOf(model, NOW)).toEqual([
      { modelVersion: "risk@2", stage: "champion", at: NOW },
      { modelVersion: "risk@1", stage: "old", at: NOW },
    ]);
  });
});
