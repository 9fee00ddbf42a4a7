import { describe, expect, it } from "vitest";
import { unknownActor } from "../../../../src/report/rules/unknownActor.js";
import { check, places } from "../../../support/trails.js";

describe("unknownActor", () => {
  it("finds a stage transition that nobody is known to have made, however that is written", () => {
    for (const performedBy of ["unknown", " Unknown "])
      expect(places(check(unknownActor, { input: { transition: { performedBy } } }))).toEqual([
        "StageTransition s-1",
      ]);
  });

  it("leaves what is not recorded to UNRECORDED_REFERENCE", () => {
    expect(check(unknownActor, { input: { transition: null } })).toEqual([]);
  });

  it("finds nothing in a complete trail, nor in a name that only contains the word", () => {
    expect(check(unknownActor)).toEqual([]);
    expect(check(unknownActor, { input: { transition: { performedBy: "Unknown Pleasures Ltd" } } })).toEqual(
      [],
    );
  });
});
