import { describe, expect, it } from "vitest";
import { readCode } from "../../../../src/cli/demo/code.js";

describe("readCode", () => {
  it("names a commit, the code's digest and the versions of what it uses", () => {
    expect(readCode()).toEqual({
      gitCommit: expect.stringMatching(/^[0-9a-f]{40}$/),
      repository: expect.stringMatching(/^proofline/),
      codeSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      dataPackage: expect.stringMatching(/^@stdlib\/datasets-berndt-cps-wages-1985@\d+\.\d+\.\d+$/),
      framework: expect.stringMatching(/^ml-logistic-regression@\d+\.\d+\.\d+$/),
    });
  });
});
