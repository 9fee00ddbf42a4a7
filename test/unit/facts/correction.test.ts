import { describe, expect, it } from "vitest";
import { correctionOf } from "../../../src/facts/correction.js";

const of = (kind: unknown, correction: unknown) => correctionOf(kind, correction, "input.correction");
const refused = (kind: unknown, correction: unknown) => {
  try {
    return of(kind, correction);
  } catch (error) {
    return error;
  }
};

describe("a correction", () => {
  it("names its fields in order, and the right references among them", () => {
    expect(of("Deployment", { modelVersion: "m@2", environment: "staging", stageTransition: null })).toEqual({
      names: ["environment", "modelVersion", "stageTransition"],
      references: [{ field: "modelVersion", modelVersion: "m@2" }],
    });
    expect(
      of("Transformation", { reads: [{ datasetVersion: "d@1" }, { sourceTable: "w/t", rowCount: 7 }] })
        .references,
    ).toEqual([
      { field: "reads", datasetVersion: "d@1" },
      { field: "reads", sourceTable: "w/t", rowCount: 7 },
    ]);
  });

  it.each([
    ["Deployment", { deployment: "d-7" }, "input.correction.deployment: is not a field of Deployment"],
    ["Deployment", { key: "d-8" }, "input.correction.key: is not a field of Deployment"],
    ["Deployment", { toString: 1 }, "input.correction.toString: is not a field of Deployment"],
    ["Access", { count: 2 }, "input.correction.count: is not a field of Access"],
    ["Deployment", {}, "input.correction: must name at least one field of Deployment"],
    ["Deployment", "d-8", "input.correction: must be an object"],
    ["Deployment", null, "input.correction: must be an object"],
    ["Deployment", { modelVersion: 7 }, "input.correction.modelVersion: must be a string"],
    ["Deployment", { startedAt: "yesterday" }, "input.correction.startedAt: must be an RFC 3339"],
    ["DatasetVersion", { rowCount: -1 }, "input.correction.rowCount: must be a whole number"],
    ["Transformation", { reads: [{}] }, "input.correction.reads[0]: give exactly one of"],
    [
      "Transformation",
      { reads: [{ sourceTable: "a", field: "x" }] },
      "input.correction.reads[0].field: is not",
    ],
    ["Erasure", { fact: "f" }, "input.correction.fact: can't be corrected"],
  ])("of a %s that is %j is refused, and the place named", (kind, correction, message) => {
    expect(refused(kind, correction)).toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining(message),
    });
  });
});
