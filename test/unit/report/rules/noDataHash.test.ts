import { describe, expect, it } from "vitest";
import { noDataHash } from "../../../../src/report/rules/noDataHash.js";
import { check, places } from "../../../support/trails.js";

describe("noDataHash", () => {
  it("finds a dataset version without sha256", () => {
    expect(places(check(noDataHash, { input: { train: { sha256: null } } }))).toEqual([
      "DatasetVersion loans@1",
    ]);
  });

  it("leaves what is not recorded to UNRECORDED_REFERENCE", () => {
    expect(check(noDataHash, { input: { train: null } })).toEqual([]);
  });

  it("finds nothing in a complete trail", () => {
    expect(check(noDataHash)).toEqual([]);
  });
});
