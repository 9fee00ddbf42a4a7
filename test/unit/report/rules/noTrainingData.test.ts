import { describe, expect, it } from "vitest";
import { noTrainingData } from "../../../../src/report/rules/noTrainingData.js";
import { check, places } from "../../../support/trails.js";

describe("noTrainingData", () => {
  it("finds a training run that names only test data", () => {
    expect(
      places(
        check(noTrainingData, {
          input: { run: { trainedOn: [{ datasetVersion: "loans-test@1", role: "TEST" }] } },
        }),
      ),
    ).toEqual(["TrainingRun job-1"]);
  });

  it("leaves what is not recorded to UNRECORDED_REFERENCE", () => {
    expect(check(noTrainingData, { input: { run: null } })).toEqual([]);
  });

  it("finds nothing in a complete trail", () => {
    expect(check(noTrainingData)).toEqual([]);
  });
});
