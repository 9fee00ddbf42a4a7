import { describe, expect, it } from "vitest";
import { modelMismatch } from "../../../../src/report/rules/modelMismatch.js";
import { check, places } from "../../../support/trails.js";

describe("modelMismatch", () => {
  it("finds a prediction that claims another model version than its deployment serves", () => {
    const findings = check(modelMismatch, { input: { prediction: { modelVersion: "credit-risk@6" } } });
    expect(places(findings)).toEqual(["Prediction req-42"]);
    expect(findings[0]?.message).toContain("deployment d-7 serves credit-risk@7");
  });

  it("finds a stage transition that moves another model version than the deployment that follows it", () => {
    const findings = check(modelMismatch, {
      input: { transition: { modelVersion: "credit-risk@6", approval: null } },
    });
    expect(places(findings)).toEqual(["StageTransition s-1"]);
  });

  it("finds an approval of another model version than the transition that it authorizes", () => {
    const findings = check(modelMismatch, { input: { approval: { modelVersion: "credit-risk@6" } } });
    expect(places(findings)).toEqual(["Approval a-1"]);
  });

  it("finds nothing where all speak of one model version", () => {
    expect(check(modelMismatch, { input: { prediction: { modelVersion: "credit-risk@7" } } })).toEqual([]);
  });

  it("leaves what is not recorded to UNRECORDED_REFERENCE", () => {
    const input = { prediction: { modelVersion: "credit-risk@6" }, deployment: null };
    expect(check(modelMismatch, { input })).toEqual([]);
  });
});
