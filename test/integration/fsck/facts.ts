import type { FactKind } from "../../../src/facts/kind.js";
import type { FactInput } from "../../../src/graph/recorder/factInput.js";

const digest = "0123456789abcdef".repeat(4);
const at = "2026-03-01T10:00:00.000Z";

/** Facts of every kind: a tile of them and some more, with sealed values, placeholders, and one that is erased. */
export function batches(): FactInput[][] {
  const predictions = Array.from({ length: 90 }, (_, i) => prediction(i));
  return [
    inputs([
      ["SourceTable", { key: "bank/loans", owner: "Lending", columns: [{ name: "id", personal: false }] }],
      [
        "Transformation",
        {
          key: "run-1",
          job: "clean",
          gitCommit: "9f2c1e7",
          startedAt: at,
          endedAt: "2026-03-01T10:05:00.120Z",
          reads: [
            {
              sourceTable: "bank/loans",
              dateFrom: "2026-01-01T00:00:00Z",
              dateTo: "2026-02-01T00:00:00Z",
              filter: "closed = false",
              rowCount: 81_000,
            },
            { datasetVersion: "rates@1", rowCount: 12 },
          ],
          exclusions: [{ rule: "age < 18", reason: "Minors get no credit.", rowCount: 12 }],
        },
      ],
      [
        "DatasetVersion",
        { key: "loans@1", sha256: digest, rowCount: 80_988, writtenBy: "run-1", inferred: false },
      ],
      [
        "TrainingRun",
        {
          key: "job-1",
          hyperparameters: { rate: 0.05, depth: 6 },
          metrics: [{ name: "auc", value: 0.87 }],
          repository: "x".repeat(5_000),
          trainedOn: [
            { datasetVersion: "loans@1", role: "TRAIN" },
            { datasetVersion: "loans@1", role: "TEST" },
          ],
        },
      ],
      [
        "ModelVersion",
        { key: "credit@7", artifactSha256: digest, producedBy: "job-1", framework: "xgboost" },
      ],
      [
        "Approval",
        {
          key: "ok-1",
          modelVersion: "credit@7",
          approver: "anna",
          decision: "APPROVED",
          reason: "Better.",
          at,
        },
      ],
      [
        "StageTransition",
        {
          key: "move-1",
          modelVersion: "credit@7",
          toStage: "Production",
          performedBy: "bot",
          approval: "ok-1",
          at,
        },
      ],
      [
        "Deployment",
        {
          key: "dep-1",
          modelVersion: "credit@7",
          environment: "production",
          servingNodes: ["a", "b"],
          stageTransition: "move-1",
          startedAt: at,
        },
      ],
    ]),
    inputs(predictions),
    inputs([
      ["Retirement", { key: "end-1", deployment: "dep-1", performedBy: "bot", at }],
      [
        "Alert",
        {
          key: "alert-1",
          rule: "many",
          principal: "eve",
          message: "many reads",
          evidence: 0.5,
          at,
          accesses: [{ kind: "Access", key: "access-0" }],
        },
      ],
      [
        "RunEvent",
        {
          key: "event-1",
          event: { eventType: "START" },
          type: "RUN",
          runId: "run-1",
          eventType: "START",
          eventTime: at,
          job: "airflow/clean",
        },
      ],
      [
        "LateEvent",
        { key: "event-1", run: [{ transformation: "run-1" }], event: "event-1", says: ["It read more."] },
      ],
      ["Erasure", { key: "erase-1", kind: "Prediction", fact: "p-3", performedBy: "dpo", reason: "asked" }],
    ]),
    inputs(Array.from({ length: 80 }, (_, i) => access(i))),
    inputs(Array.from({ length: 78 }, (_, i) => amendment(i))),
    // to placeholders: nobody records these
    inputs(
      Array.from({ length: 40 }, (_, i) => [
        "Prediction",
        { ...prediction(100 + i)[1], deployment: `gone-${i}` },
      ]),
    ),
  ];
}

type Fact = readonly [FactKind, Readonly<Record<string, unknown>>];

const inputs = (facts: readonly Fact[]): FactInput[] =>
  facts.map(([kind, input], i) => ({ kind, input, path: `facts[${i}]` }));

const prediction = (i: number): Fact => [
  "Prediction",
  {
    requestId: `p-${i}`,
    deployment: "dep-1",
    modelVersion: "credit@7",
    artifactSha256: digest,
    features: { income: 1_000 * i, age: 18 + i },
    prediction: { score: i / 100 },
    timestamp: new Date(Date.parse(at) + i * 1_001).toISOString(),
    servingNode: `scorer-${i % 3}`,
  },
];

const access = (i: number): Fact => [
  "Access",
  {
    key: `access-${i}`,
    system: "proofline",
    principal: `user-${i % 5}`,
    roles: ["READ", "AUDIT"],
    operation: "report",
    facts: [
      { kind: "Prediction", key: `p-${i}` },
      { kind: "Deployment", key: "dep-1" },
    ],
    address: `10.0.0.${i}`,
    userAgent: "curl",
    at,
    outcome: "ALLOWED",
    count: i,
  },
];

const amendment = (i: number): Fact => [
  "Amendment",
  {
    key: `amend-${i}`,
    kind: "Prediction",
    fact: `p-${i}`,
    correction: { prediction: { score: i } },
    reason: `typo ${i}`,
  },
];
