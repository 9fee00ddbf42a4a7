import { describe, expect, it } from "vitest";
import { FORMATS } from "../../../../src/report/formats/index.js";
import { reportOf, trailWith } from "../trails.js";

describe("json", () => {
  it("is the whole report", () => {
    const report = reportOf(trailWith());
    expect(JSON.parse(FORMATS.JSON.render(report))).toEqual(report);
    expect(FORMATS.JSON).toMatchObject({ mediaType: "application/json", encoding: "UTF8" });
  });
});
