import { describe, expect, it } from "vitest";
import { transitionWithoutReason } from "../../../../src/report/rules/transitionWithoutReason.js";
import { check, places } from "../../../support/trails.js";

describe("transitionWithoutReason", () => {
  it("finds a stage transition whose reason is missing or blank", () => {
    expect(places(check(transitionWithoutReason, { input: { transition: { reason: "  " } } }))).toEqual([
      "StageTransition s-1",
    ]);
  });

  it("leaves what is not recorded to UNRECORDED_REFERENCE", () => {
    expect(check(transitionWithoutReason, { input: { transition: null } })).toEqual([]);
  });

  it("finds nothing in a complete trail", () => {
    expect(check(transitionWithoutReason)).toEqual([]);
  });
});
