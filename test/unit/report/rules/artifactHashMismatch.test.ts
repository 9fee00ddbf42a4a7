import { describe, expect, it } from "vitest";
import { artifactHashMismatch } from "../../../../src/report/rules/artifactHashMismatch.js";
import { check, places } from "../../../support/trails.js";

describe("artifactHashMismatch", () => {
  it("finds a prediction made by another artifact than the registered one", () => {
    const findings = check(artifactHashMismatch, {
      input: { prediction: { artifactSha256: "d".repeat(64) } },
    });
    expect(places(findings)).toEqual(["Prediction req-42"]);
    expect(findings[0]?.message).toContain(
      "sha256 dddddddddddd…, but the artifact of model version credit-risk@7 has 3f2a3f2a3f2a…",
    );
  });

  it("finds it where the prediction names only a model version", () => {
    const prediction = { deployment: null, modelVersion: "credit-risk@7", artifactSha256: "d".repeat(64) };
    expect(check(artifactHashMismatch, { input: { prediction } })).toHaveLength(1);
  });

  it("finds nothing where the digests are the same, or one is not known", () => {
    const artifactSha256 = "3f2a".repeat(16);
    expect(check(artifactHashMismatch, { input: { prediction: { artifactSha256 } } })).toEqual([]);
    expect(check(artifactHashMismatch)).toEqual([]);
    expect(
      check(artifactHashMismatch, {
        input: { prediction: { artifactSha256 }, model: { artifactSha256: null } },
      }),
    ).toEqual([]);
  });
});
