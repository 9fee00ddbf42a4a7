import { SERVICE } from "../../../src/facts/role.js";
import type { FactInput } from "../../../src/graph/recorder/factInput.js";
import type { Receipt } from "../../../src/graph/recorder/submission.js";
import type { Store } from "../../../src/store.js";

type Given = readonly [kind: FactInput["kind"], input: Readonly<Record<string, unknown>>];

/** Records facts as one caller's batch, so at one time. */
export const record = (store: Pick<Store, "recorder">, ...facts: Given[]): Promise<readonly Receipt[]> =>
  store.recorder.record(
    facts.map(([kind, input], i) => ({ kind, input, path: `facts[${i}]` })),
    SERVICE,
  );

export const prediction = (requestId: string): Given => [
  "Prediction",
  {
    requestId,
    deployment: "d-1",
    modelVersion: "credit@1",
    features: { income: 1200.5, name: `Zoë ${requestId} \u{1f600}\u2028"\\`, tags: [null, true, -1e-7] },
    prediction: { score: 0.25 },
    timestamp: "2026-11-21T14:02:11Z",
  },
];
export const predictions = (prefix: string, count: number): Given[] =>
  Array.from({ length: count }, (_, i) => prediction(`${prefix}-${i}`));

export const erasure = (key: string, requestId: string): Given => [
  "Erasure",
  { key, kind: "Prediction", fact: requestId, performedBy: "officer", reason: "asked for" },
];

/** A fact of every kind: values long enough to be sealed, edges with properties, an edge twice, causes not yet there. */
export const everyKind: Given[] = [
  ["SourceTable", { key: "bank/loans", owner: "Data Office", columns: [{ name: "id", personal: true }] }],
  [
    "Transformation",
    {
      key: "run-1",
      job: "clean",
      gitCommit: "abc",
      startedAt: "2026-01-01T00:00:00Z",
      reads: [
        {
          sourceTable: "bank/loans",
          dateFrom: "2025-01-01T00:00:00Z",
          dateTo: "2026-01-01T00:00:00Z",
          rowCount: 81_000,
          filter: "closed = false",
        },
        { sourceTable: "bank/loans", snapshot: "7" },
        { datasetVersion: "never@recorded" },
      ],
      exclusions: [{ rule: "age < 18", reason: "minors", rowCount: 12 }],
    },
  ],
  [
    "DatasetVersion",
    {
      key: "train@1",
      sha256: "a".repeat(64),
      rowCount: 80_988,
      inferred: false,
      columns: Array.from({ length: 300 }, (_, i) => ({ name: `column ${i}`, type: "double" })),
      writtenBy: "run-1",
    },
  ],
  [
    "TrainingRun",
    {
      key: "job-1",
      gitCommit: "def",
      hyperparameters: { rate: 0.1, layers: [3, 5] },
      metrics: [{ name: "accuracy", value: 0.9, slice: "all" }],
      trainedOn: [
        { datasetVersion: "train@1", role: "TRAIN" },
        { datasetVersion: "test@1", role: "TEST" },
      ],
    },
  ],
  ["ModelVersion", { key: "credit@1", artifactSha256: "b".repeat(64), producedBy: "job-1" }],
  [
    "Approval",
    {
      key: "a-1",
      modelVersion: "credit@1",
      approver: "ann",
      decision: "APPROVED",
      reason: "x".repeat(5_000),
      at: "2026-02-01T00:00:00Z",
    },
  ],
  [
    "StageTransition",
    {
      key: "t-1",
      modelVersion: "credit@1",
      toStage: "Production",
      performedBy: "bob",
      approval: "a-1",
      at: "2026-02-02T00:00:00Z",
    },
  ],
  [
    "Deployment",
    {
      key: "d-1",
      modelVersion: "credit@1",
      environment: "production",
      servingNodes: ["n-1", "n-2"],
      stageTransition: "t-1",
      startedAt: "2026-02-03T00:00:00Z",
    },
  ],
  ["Retirement", { key: "r-1", deployment: "d-0", performedBy: "bob", at: "2026-02-03T00:00:00Z" }],
  prediction("first"),
  [
    "Prediction",
    {
      requestId: "scored",
      deployment: "d-1",
      features: { income: 1 },
      prediction: { score: 0.7, decision: "accept" },
      groups: { gender: "f", age: 41 },
      explanation: [{ feature: "income", attribution: 0.3 }],
      threshold: 0.65,
      sequence: 12,
      timestamp: "2026-11-21T14:02:12Z",
    },
  ],
  [
    "Prediction",
    {
      requestId: "bare",
      modelVersion: "other",
      features: 0,
      prediction: [],
      timestamp: "2026-11-21T14:02:11Z",
    },
  ],
  ["Outcome", { key: "o-1", prediction: "first", actual: { repaid: true }, at: "2026-11-22T00:00:00Z" }],
  [
    "Review",
    { key: "v-1", prediction: "first", reviewer: "ann", decision: "CONFIRMED", at: "2026-11-22T00:00:00Z" },
  ],
  [
    "RunEvent",
    {
      key: "e-1",
      event: { eventType: "COMPLETE", run: { runId: "run-9" } },
      type: "RUN",
      runId: "run-9",
      eventType: "COMPLETE",
      eventTime: "2026-11-22T00:00:00Z",
      job: "airflow/clean",
    },
  ],
  [
    "Transformation",
    {
      key: "run-9",
      job: "clean",
      parent: "dag-1",
      uncommitted: true,
      reads: [{ datasetVersion: "loans@1", inferred: true }],
      toldBy: [{ runEvent: "e-1" }],
    },
  ],
  ["LateEvent", { key: "e-2", run: [{ transformation: "run-9" }], event: "e-2", says: ["it wrote loans@2"] }],
  [
    "Access",
    {
      key: "x-1",
      system: "warehouse",
      principal: "eve",
      roles: [],
      operation: "read",
      facts: [
        { kind: "SourceTable", key: "bank/loans" },
        { kind: "Prediction", key: "not yet" },
      ],
      address: "192.0.2.1",
      at: "2026-03-01T00:00:00Z",
      outcome: "ALLOWED",
      count: 3,
    },
  ],
  [
    "Alert",
    {
      key: "l-1",
      rule: "volume",
      principal: "eve",
      message: "many",
      evidence: { count: 3 },
      at: "2026-03-01T00:00:00Z",
      accesses: [{ kind: "Access", key: "x-1" }],
    },
  ],
  [
    "Amendment",
    {
      key: "m-1",
      kind: "Prediction",
      fact: "first",
      correction: { features: { income: 1300 } },
      reason: "typing",
    },
  ],
  prediction("forgotten"),
  erasure("e-1", "forgotten"),
];
