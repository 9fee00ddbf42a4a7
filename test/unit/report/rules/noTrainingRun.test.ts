import { describe, expect, it } from "vitest";
import { noTrainingRun } from "../../../../src/report/rules/noTrainingRun.js";
import { check, places } from "../../../support/trails.js";

describe("noTrainingRun", () => {
  it("finds a model version that names no training run", () => {
    expect(places(check(noTrainingRun, { input: { model: { producedBy: null } } }))).toEqual([
      "ModelVersion credit-risk@7",
    ]);
  });

  it("leaves what is not recorded to UNRECORDED_REFERENCE", () => {
    expect(check(noTrainingRun, { input: { model: null } })).toEqual([]);
  });

  it("finds nothing in a complete trail", () => {
    expect(check(noTrainingRun)).toEqual([]);
  });
});
