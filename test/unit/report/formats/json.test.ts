import { describe, expect, it } from "vitest";
import { FORMATS } from "../../../../src/report/formats/index.js";
import { FORMAT_VERSION } from "../../../../src/report/formats/json.js";
import { proven } from "../../../support/proven.js";
import { trailWith } from "../../../support/trails.js";

describe("json", () => {
  it("is the whole report", () => {
    const report = proven(trailWith());
    expect(JSON.parse(FORMATS.JSON.render(report))).toEqual({ formatVersion: FORMAT_VERSION, ...report });
    expect(FORMATS.JSON).toMatchObject({ mediaType: "application/json", encoding: "UTF8" });
  });
});
