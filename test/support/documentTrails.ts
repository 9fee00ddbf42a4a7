import type { PredictionTrail } from "../../src/report/trail.js";
import { HOSTILE_KEY, HOSTILE_TEXT, hostileFacts } from "./hostile.js";
import { BESIDE, cutAfter } from "./proven.js";
import { diamond, record, type Sent, trailWith } from "./trails.js";

/** Of references that were corrected: another table was read, and another run made the model. */
const AMENDED: readonly Sent[] = [
  { kind: "SourceTable", input: { key: "warehouse/other" }, recordedAt: "2026-10-01T00:00:00.000Z" },
  {
    kind: "Amendment",
    attached: true,
    input: {
      key: "am-2",
      kind: "Transformation",
      fact: "etl-1",
      correction: { reads: [{ sourceTable: "warehouse/other", rowCount: 3 }] },
      reason: "the other one",
    },
  },
  {
    kind: "Amendment",
    attached: true,
    input: {
      key: "am-3",
      kind: "ModelVersion",
      fact: "credit-risk@7",
      correction: { producedBy: "job-never-recorded" },
      reason: "moved",
    },
  },
];

/** The complete trail with all that a pipeline which says everything says. */
export const sayingAll = (): PredictionTrail =>
  trailWith({
    input: {
      loans: {
        description: "All loans since 2019.",
        system: "warehouse",
        columns: [{ name: "amount", type: "int", description: "in euros", personal: true }],
      },
      clean: {
        repository: "https://code.example.com/etl.git",
        runBy: "airflow",
        parent: "job-1",
        description: "Leaves out what can't be right.",
      },
      train: {
        uri: "s3://lake/loans/1.csv",
        owner: "Data Office",
        description: "Loans without errors.",
        columns: [
          { name: "amount", type: "int", description: "in euros", personal: true },
          { name: "paid", type: "timestamp" },
        ],
        columnLineage: [
          {
            column: "amount",
            sourceTable: "warehouse/loans",
            fromColumn: "amount",
            type: "DIRECT/IDENTITY",
            description: "as it is",
            masked: false,
          },
        ],
      },
      test: { uri: "https://data.example.com/loans-test.parquet?v=1" },
      run: { repository: "https://code.example.com/train.git", framework: "scikit-learn 1.7" },
      model: {
        artifactUri: "https://models.example.com/credit-risk/7.onnx",
        intendedUse: "Small loans to people.",
        limitations: "Not for firms.",
      },
      deployment: { endpoint: "https://api.example.com/score" },
    },
    more: BESIDE,
  });

/** Trails that documents have to show, by what is special about each. */
export const DOCUMENT_TRAILS: Readonly<Record<string, () => PredictionTrail>> = {
  "the complete trail": () => trailWith(),
  "a trail that says everything": sayingAll,
  "a trail whose references were corrected": () => trailWith({ more: AMENDED }),
  "a trail with causes that nobody recorded": () =>
    trailWith({ input: { run: null, loans: null, approval: null } }),
  "a prediction alone": () => trailWith({ input: { deployment: null } }),
  "a trail that was cut": () => cutAfter(trailWith({ more: BESIDE }), 4),
  "a trail with erased values": () => trailWith({ sent: { prediction: { erased: true } }, more: BESIDE }),
  "hostile text in every field": () =>
    record(hostileFacts(HOSTILE_TEXT, HOSTILE_KEY), { requestId: HOSTILE_KEY }),
  "10,000 characters in every field": () =>
    record(hostileFacts("x<\u202e".repeat(3_334), "k@1"), { requestId: "k@1" }),
  "empty texts": () => record(hostileFacts("", "k@1"), { requestId: "k@1" }),
};

/** A trail of 5,000 facts, deep and branched. */
export const largeTrail = (): PredictionTrail => record([...diamond(620, 4), ...BESIDE]);
