import { describe, expect, it } from "vitest";
import { noCodeVersion } from "../../../../src/report/rules/noCodeVersion.js";
import { check, places } from "../../../support/trails.js";

describe("noCodeVersion", () => {
  it("finds a training run without a commit, or with a blank one", () => {
    expect(places(check(noCodeVersion, { input: { run: { gitCommit: null } } }))).toEqual([
      "TrainingRun job-1",
    ]);
    expect(places(check(noCodeVersion, { input: { run: { gitCommit: " " } } }))).toEqual([
      "TrainingRun job-1",
    ]);
  });

  it("finds a transformation with neither commit nor code digest", () => {
    expect(places(check(noCodeVersion, { input: { clean: { gitCommit: null } } }))).toEqual([
      "Transformation etl-1",
    ]);
    expect(
      check(noCodeVersion, { input: { clean: { gitCommit: null, codeSha256: "e".repeat(64) } } }),
    ).toEqual([]);
  });

  it("finds nothing in a complete trail, nor in what is not recorded", () => {
    expect(check(noCodeVersion)).toEqual([]);
    expect(check(noCodeVersion, { input: { run: null, clean: null } })).toEqual([]);
  });
});
