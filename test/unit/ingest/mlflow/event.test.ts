import { describe, expect, it } from "vitest";
import { factOfEvent } from "../../../../src/ingest/mlflow/event.js";

const AT = "2026-11-28T15:00:00.123456+00:00";
const event = (entity: string, action: string, data: object) => ({ entity, action, timestamp: AT, data });

describe("an event of MLflow's registry", () => {
  it("a registered version is a move into no stage: which model that is, an import says whole", () => {
    const data = {
      name: "risk",
      version: "3",
      source: "models:/m-1",
      run_id: "r1",
      tags: {},
      description: null,
    };
    expect(factOfEvent(event("model_version", "created", data), "d1")).toEqual({
      kind: "StageTransition",
      path: "data",
      input: {
        ...{ key: "mlflow:d1", modelVersion: "risk@3", toStage: "None", performedBy: "unknown", at: AT },
        reason: "Registered in MLflow from models:/m-1, made by run r1.",
      },
    });
    const alone = factOfEvent(event("model_version", "created", { ...data, run_id: null }), "d1");
    expect(alone?.input).toMatchObject({ reason: "Registered in MLflow from models:/m-1." });
  });

  it("an alias is a move that nobody is known to have made", () => {
    const data = { name: "risk", alias: "champion", version: "3" };
    expect(factOfEvent(event("model_version_alias", "created", data), "d1")).toMatchObject({
      kind: "StageTransition",
      input: {
        key: "mlflow:d1",
        modelVersion: "risk@3",
        toStage: "champion",
        performedBy: "unknown",
        at: AT,
      },
    });
  });

  it("of an alias that was removed MLflow does not say which version had it", () => {
    expect(
      factOfEvent(event("model_version_alias", "deleted", { name: "risk", alias: "champion" }), "d2"),
    ).toMatchObject({
      input: { key: "mlflow:d2", modelVersion: "risk", fromStage: "champion", toStage: "None" },
    });
  });

  it("what MLflow sends to try a webhook out is about no model", () => {
    const example = { name: "example_model", alias: "example_alias", version: "1" };
    expect(factOfEvent(event("model_version_alias", "created", example), "d1")).toBeUndefined();
    const data = {
      ...{ name: "example_model", version: "1", source: "models:/123", run_id: "abcd1234abcd5678" },
      ...{ tags: { example_key: "example_value" }, description: "An example model version" },
    };
    expect(factOfEvent(event("model_version", "created", data), "d1")).toBeUndefined();
  });

  it("a model that is really called so is one", () => {
    const data = { name: "example_model", alias: "champion", version: "1" };
    expect(factOfEvent(event("model_version_alias", "created", data), "d1")).toMatchObject({
      input: { modelVersion: "example_model@1" },
    });
  });

  it.each([
    [[], "the body must be an object"],
    [{}, "entity: must be a text"],
    [event("model_version", "created", []), "data: must be an object"],
    [event("model_version", "created", { name: "risk" }), "data.version: must be a text"],
    [event("model_version", "created", { name: 1, version: "1" }), "data.name: must be a text"],
    [
      event("model_version", "created", { name: "r", version: "1", run_id: 5 }),
      "data.run_id: must be a text",
    ],
    [event("model_version_alias", "created", { name: "r", version: "1" }), "data.alias: must be a text"],
    [
      { ...event("model_version_alias", "deleted", { name: "r", alias: "a" }), timestamp: 1 },
      "timestamp: must be a text",
    ],
    [
      event("model_version_tag", "set", { name: "r" }),
      'entity: "model_version_tag.set" says nothing that is recorded',
    ],
    [event("toString", "x", {}), "says nothing that is recorded"],
  ])("%j is refused, and told why", (given, message) => {
    expect(() => factOfEvent(given, "d1")).toThrow(message);
  });
});
