import { describe, expect, it } from "vitest";
import { noDeployment } from "../../../../src/report/rules/noDeployment.js";
import { check, places } from "../../../support/trails.js";

describe("noDeployment", () => {
  it("finds a prediction that names no deployment", () => {
    const input = { prediction: { deployment: null, modelVersion: "credit-risk@7" } };
    expect(places(check(noDeployment, { input }))).toEqual(["Prediction req-42"]);
  });

  it("leaves a deployment that is not recorded to UNRECORDED_REFERENCE", () => {
    expect(check(noDeployment, { input: { deployment: null } })).toEqual([]);
  });

  it("finds nothing in a complete trail", () => {
    expect(check(noDeployment)).toEqual([]);
  });
});
