import { describe, expect, expectTypeOf, it } from "vitest";
import { KINDS } from "../../../src/facts/kinds/index.js";
import { type SectionOf, section } from "../../../src/report/section.js";
import { trailWith } from "../../support/trails.js";

describe("section", () => {
  it("has the fields of the input, the key under its own name, and the place in the log", () => {
    const { prediction } = trailWith();
    expect(section(prediction)).toEqual({
      key: "req-42",
      requestId: "req-42",
      index: 9,
      leafHash: prediction.leafHash,
      recordedAt: "2026-11-21T14:02:11.000Z",
      recordedBy: "pipeline",
      deployment: "d-7",
      modelVersion: null,
      artifactSha256: null,
      features: { amount: 1200 },
      prediction: "accept",
      timestamp: "2026-11-21T14:02:11.000Z",
      servingNode: "n-1",
      groups: null,
      explanation: null,
      threshold: null,
      sequence: null,
    });
  });

  it("gives references with properties as the input does", () => {
    const trail = trailWith();
    expect(trail.ofKind("Transformation").map((run) => section(run).reads)).toEqual([
      [
        {
          sourceTable: "warehouse/loans",
          datasetVersion: null,
          dateFrom: "2026-01-01T00:00:00.000Z",
          dateTo: "2026-10-01T00:00:00.000Z",
          snapshot: null,
          filter: null,
          rowCount: null,
          inferred: null,
        },
      ],
    ]);
    expect(trail.ofKind("TrainingRun").map((run) => section(run).trainedOn)).toEqual([
      [
        { datasetVersion: "loans@1", role: "TRAIN", inferred: null },
        { datasetVersion: "loans-test@1", role: "TEST", inferred: null },
      ],
    ]);
  });

  it("gives a reference to any kind as its kind and key", () => {
    const input = {
      key: "am-1",
      kind: "DatasetVersion",
      fact: "loans@1",
      correction: { rowCount: 1 },
      reason: "typo",
    };
    const trail = trailWith({ more: [{ kind: "Amendment", input, attached: true }] });
    expect(trail.attachedOfKind("Amendment").map(section)).toMatchObject([
      { kind: "DatasetVersion", fact: "loans@1" },
    ]);
  });

  it("has a placeholder's key and nothing else", () => {
    const known = trailWith({ input: { clean: null } })
      .ofKind("Transformation")
      .flatMap((run) => Object.entries(section(run)))
      .filter(([, value]) => value !== null);
    expect(known).toEqual([["key", "etl-1"]]);
  });

  it("is typed with the names that the kinds are described with", () => {
    type Member<T> = T extends readonly (infer I)[] ? keyof I : never;
    expectTypeOf<Member<SectionOf<"TrainingRun">["trainedOn"]>>().toEqualTypeOf<
      "datasetVersion" | "role" | "inferred"
    >();
    const targets = Object.values(KINDS).flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([name, field]) =>
        field.type === "refs" ? [[name, Object.keys(field.targets)]] : [],
      ),
    );
    expect(targets).toEqual([
      ["toldBy", ["runEvent"]],
      ["reads", ["sourceTable", "datasetVersion"]],
      ["toldBy", ["runEvent"]],
      ["toldBy", ["runEvent"]],
      ["trainedOn", ["datasetVersion"]],
      ["toldBy", ["runEvent"]],
      ["toldBy", ["runEvent"]],
      ["run", ["transformation", "trainingRun"]],
      [
        "references",
        [
          "sourceTable",
          "transformation",
          "datasetVersion",
          "trainingRun",
          "modelVersion",
          "approval",
          "stageTransition",
          "deployment",
        ],
      ],
    ]);
  });
});
