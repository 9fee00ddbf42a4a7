import { describe, expect, it } from "vitest";
import { noSource } from "../../../../src/report/rules/noSource.js";
import { check, places } from "../../../support/trails.js";

describe("noSource", () => {
  it("finds a dataset version that nothing wrote", () => {
    expect(places(check(noSource, { input: { train: { writtenBy: null } } }))).toEqual([
      "DatasetVersion loans@1",
    ]);
  });

  it("finds a transformation that reads nothing", () => {
    expect(places(check(noSource, { input: { clean: { reads: [] } } }))).toEqual(["Transformation etl-1"]);
  });

  it("finds nothing in a complete trail, nor in what is not recorded", () => {
    expect(check(noSource)).toEqual([]);
    expect(check(noSource, { input: { train: null, clean: null } })).toEqual([]);
  });
});
