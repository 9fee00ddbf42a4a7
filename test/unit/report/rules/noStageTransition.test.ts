import { describe, expect, it } from "vitest";
import { noStageTransition } from "../../../../src/report/rules/noStageTransition.js";
import { check, places } from "../../../support/trails.js";

describe("noStageTransition", () => {
  it("finds a deployment that follows no stage transition", () => {
    const findings = check(noStageTransition, { input: { deployment: { stageTransition: null } } });
    expect(places(findings)).toEqual(["Deployment d-7"]);
  });

  it("finds a model version that made a prediction without a deployment", () => {
    const input = { prediction: { deployment: null, modelVersion: "credit-risk@7" } };
    expect(places(check(noStageTransition, { input }))).toEqual(["ModelVersion credit-risk@7"]);
  });

  it("leaves a deployment that is not recorded to UNRECORDED_REFERENCE", () => {
    expect(check(noStageTransition, { input: { deployment: null } })).toEqual([]);
  });

  it("finds nothing in a complete trail", () => {
    expect(check(noStageTransition)).toEqual([]);
  });
});
