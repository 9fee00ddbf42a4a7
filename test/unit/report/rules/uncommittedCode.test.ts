import { describe, expect, it } from "vitest";
import { uncommittedCode } from "../../../../src/report/rules/uncommittedCode.js";
import { check, places } from "../../../support/trails.js";

describe("uncommittedCode", () => {
  it("finds a run whose work tree had changes that its commit does not hold", () => {
    expect(places(check(uncommittedCode, { input: { run: { uncommitted: true } } }))).toEqual([
      "TrainingRun job-1",
    ]);
    expect(places(check(uncommittedCode, { input: { clean: { uncommitted: true } } }))).toEqual([
      "Transformation etl-1",
    ]);
  });

  it("finds nothing where the digest of the code is there, which is that of the code as it ran", () => {
    expect(
      check(uncommittedCode, { input: { clean: { uncommitted: true, codeSha256: "e".repeat(64) } } }),
    ).toEqual([]);
  });

  it("leaves a run without a commit to NO_CODE_VERSION", () => {
    expect(check(uncommittedCode, { input: { run: { uncommitted: true, gitCommit: null } } })).toEqual([]);
  });

  it("finds nothing in a complete trail, nor in what is not recorded", () => {
    expect(check(uncommittedCode)).toEqual([]);
    expect(check(uncommittedCode, { input: { run: { uncommitted: false }, clean: null } })).toEqual([]);
  });
});
