import { describe, expect, it } from "vitest";
import { readCode } from "../../../../src/cli/demo/code.js";

describe("readCode", () => {
  it("names a commit and the code's digest", () => {
    expect(readCode()).toEqual({
      gitCommit: expect.stringMatching(/^[0-9a-f]{40}$/),
      repository: expect.stringMatching(/^proofline/),
      codeSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});
