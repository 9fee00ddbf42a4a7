import { describe, expect, it } from "vitest";
import { unpinnedInput } from "../../../../src/report/rules/unpinnedInput.js";
import { check, places } from "../../../support/trails.js";

describe("unpinnedInput", () => {
  it("finds a dataset version that was inferred", () => {
    const findings = check(unpinnedInput, { input: { train: { inferred: true } } });
    expect(places(findings)).toEqual(["DatasetVersion loans@1"]);
    expect(findings[0]?.message).toContain("was inferred and not stated by the job");
  });

  it("finds a dataset without a version in its key, recorded or not", () => {
    const run = { trainedOn: [{ datasetVersion: "loans", role: "TRAIN" }] };
    expect(places(check(unpinnedInput, { input: { run } }))).toEqual(["DatasetVersion loans"]);
  });

  it("finds nothing in a complete trail: a source table with a date range is pinned", () => {
    expect(check(unpinnedInput)).toEqual([]);
    expect(check(unpinnedInput, { input: { train: { inferred: false } } })).toEqual([]);
  });
});
