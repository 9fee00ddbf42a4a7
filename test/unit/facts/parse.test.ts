import { describe, expect, it } from "vitest";
import { FACT_KINDS, type FactKind } from "../../../src/facts/kind.js";
import { parseFact } from "../../../src/facts/parse.js";

const A = "a".repeat(64);
const COLUMNS = [{ name: "income", type: "int", description: "a year's", personal: true }, { name: "age" }];

/** For each kind: an input with all its fields, the body that follows from it, and the references. */
const EXAMPLES: {
  readonly [K in FactKind]: {
    readonly input: Readonly<Record<string, unknown>>;
    readonly body: Readonly<Record<string, unknown>>;
    readonly refs: readonly (readonly [rel: string, kind: FactKind, key: string, props?: object])[];
  };
} = {
  SourceTable: {
    input: {
      key: "wh/loans",
      owner: "Data Office",
      description: "Loans",
      columns: COLUMNS,
      system: "Snowflake",
    },
    body: { owner: "Data Office", description: "Loans", columns: COLUMNS, system: "Snowflake" },
    refs: [],
  },
  Transformation: {
    input: {
      key: "etl-1",
      job: "clean",
      gitCommit: "c0ffee",
      repository: "git@example.org:etl",
      codeSha256: `sha256:${A}`,
      startedAt: "2026-10-01T01:00:00+01:00",
      endedAt: "2026-10-01T02:00:00Z",
      runBy: "airflow",
      reads: [
        {
          sourceTable: "wh/loans",
          dateFrom: "2026-01-01T00:00:00Z",
          dateTo: "2026-02-01T00:00:00Z",
          snapshot: "s-9",
          filter: "amount > 0",
          rowCount: 10,
        },
        { datasetVersion: "rates@3" },
      ],
      exclusions: [{ rule: "age < 18", reason: "minors", rowCount: 4 }, { rule: "duplicates" }],
    },
    body: {
      job: "clean",
      gitCommit: "c0ffee",
      repository: "git@example.org:etl",
      codeSha256: A,
      startedAt: "2026-10-01T00:00:00.000Z",
      endedAt: "2026-10-01T02:00:00.000Z",
      runBy: "airflow",
      exclusions: [{ rule: "age < 18", reason: "minors", rowCount: 4 }, { rule: "duplicates" }],
    },
    refs: [
      [
        "READ",
        "SourceTable",
        "wh/loans",
        {
          dateFrom: "2026-01-01T00:00:00.000Z",
          dateTo: "2026-02-01T00:00:00.000Z",
          snapshot: "s-9",
          filter: "amount > 0",
          rowCount: 10,
        },
      ],
      ["READ", "DatasetVersion", "rates@3"],
    ],
  },
  DatasetVersion: {
    input: {
      key: "loans@1",
      sha256: A,
      rowCount: 0,
      uri: "s3://b/loans",
      columns: COLUMNS,
      writtenBy: "etl-1",
      inferred: true,
    },
    body: { sha256: A, rowCount: 0, uri: "s3://b/loans", columns: COLUMNS, inferred: true },
    refs: [["WRITTEN_BY", "Transformation", "etl-1"]],
  },
  TrainingRun: {
    input: {
      key: "job-1",
      gitCommit: "abc",
      repository: "models",
      hyperparameters: { depth: 6, grid: [0.1, null] },
      metrics: [{ name: "auc", value: -0.5, datasetVersion: "t@1", slice: "gender=female" }],
      triggeredBy: "tom",
      startedAt: "2026-10-02T01:00:00Z",
      endedAt: "2026-10-02T03:00:00Z",
      framework: "xgboost 3",
      trainedOn: [
        { datasetVersion: "loans@1", role: "TRAIN" },
        { datasetVersion: "t@1", role: "TEST" },
      ],
    },
    body: {
      gitCommit: "abc",
      repository: "models",
      hyperparameters: { depth: 6, grid: [0.1, null] },
      metrics: [{ name: "auc", value: -0.5, datasetVersion: "t@1", slice: "gender=female" }],
      triggeredBy: "tom",
      startedAt: "2026-10-02T01:00:00.000Z",
      endedAt: "2026-10-02T03:00:00.000Z",
      framework: "xgboost 3",
    },
    refs: [
      ["TRAINED_ON", "DatasetVersion", "loans@1", { role: "TRAIN" }],
      ["TRAINED_ON", "DatasetVersion", "t@1", { role: "TEST" }],
    ],
  },
  ModelVersion: {
    input: {
      key: "credit@7",
      artifactSha256: A,
      producedBy: "job-1",
      framework: "onnx",
      artifactUri: "s3://m",
      intendedUse: "loans",
      limitations: "no businesses",
    },
    body: {
      artifactSha256: A,
      framework: "onnx",
      artifactUri: "s3://m",
      intendedUse: "loans",
      limitations: "no businesses",
    },
    refs: [["PRODUCED_BY", "TrainingRun", "job-1"]],
  },
  Approval: {
    input: {
      key: "a-1",
      modelVersion: "credit@7",
      approver: "Alice",
      decision: "REJECTED",
      reference: "RISK-12",
      reason: "bias",
      conditions: "none",
      at: "2026-10-03T09:00:00Z",
    },
    body: {
      approver: "Alice",
      decision: "REJECTED",
      reference: "RISK-12",
      reason: "bias",
      conditions: "none",
      at: "2026-10-03T09:00:00.000Z",
    },
    refs: [["APPROVES", "ModelVersion", "credit@7"]],
  },
  StageTransition: {
    input: {
      key: "s-1",
      modelVersion: "credit@7",
      fromStage: "Staging",
      toStage: "Production",
      performedBy: "Bob",
      reason: "review",
      approval: "a-1",
      at: "2026-10-04T09:00:00Z",
    },
    body: {
      fromStage: "Staging",
      toStage: "Production",
      performedBy: "Bob",
      reason: "review",
      at: "2026-10-04T09:00:00.000Z",
    },
    refs: [
      ["AUTHORIZED_BY", "Approval", "a-1"],
      ["MOVES", "ModelVersion", "credit@7"],
    ],
  },
  Deployment: {
    input: {
      key: "d-7",
      modelVersion: "credit@7",
      environment: "production",
      endpoint: "/score",
      servingNodes: ["n-1", "n-2"],
      stageTransition: "s-1",
      startedAt: "2026-10-05T09:00:00Z",
    },
    body: {
      environment: "production",
      endpoint: "/score",
      servingNodes: ["n-1", "n-2"],
      startedAt: "2026-10-05T09:00:00.000Z",
    },
    refs: [
      ["DEPLOYS", "ModelVersion", "credit@7"],
      ["FOLLOWS", "StageTransition", "s-1"],
    ],
  },
  Retirement: {
    input: {
      key: "r-1",
      deployment: "d-7",
      performedBy: "Bob",
      reason: "replaced",
      at: "2026-12-01T00:00:00Z",
    },
    body: { performedBy: "Bob", reason: "replaced", at: "2026-12-01T00:00:00.000Z" },
    refs: [["RETIRES", "Deployment", "d-7"]],
  },
  Prediction: {
    input: {
      requestId: "req-42",
      deployment: "d-7",
      modelVersion: "credit@7",
      artifactSha256: A,
      features: { amount: 1200 },
      prediction: "accept",
      timestamp: "2026-11-21T14:02:11Z",
      servingNode: "n-1",
    },
    body: {
      modelVersion: "credit@7",
      artifactSha256: A,
      features: { amount: 1200 },
      prediction: "accept",
      timestamp: "2026-11-21T14:02:11.000Z",
      servingNode: "n-1",
    },
    refs: [["SERVED_BY", "Deployment", "d-7"]],
  },
  Outcome: {
    input: {
      key: "o-1",
      prediction: "req-42",
      actual: { repaid: false },
      source: "servicing",
      at: "2026-11-21T00:00:00Z",
    },
    body: { actual: { repaid: false }, source: "servicing", at: "2026-11-21T00:00:00.000Z" },
    refs: [["OBSERVES", "Prediction", "req-42"]],
  },
  Review: {
    input: {
      key: "v-1",
      prediction: "req-42",
      reviewer: "ann",
      decision: "OVERRIDDEN",
      finalDecision: "reject",
      reason: "income not shown",
      reference: "CASE-7",
      at: "2026-11-21T00:00:00Z",
    },
    body: {
      reviewer: "ann",
      decision: "OVERRIDDEN",
      finalDecision: "reject",
      reason: "income not shown",
      reference: "CASE-7",
      at: "2026-11-21T00:00:00.000Z",
    },
    refs: [["REVIEWS", "Prediction", "req-42"]],
  },
  RunEvent: {
    input: {
      key: "e-1",
      event: { eventType: "COMPLETE" },
      type: "RUN",
      runId: "run-1",
      eventType: "COMPLETE",
      eventTime: "2026-11-21T00:00:00Z",
      job: "airflow/clean",
      producer: "https://example.org/producer",
    },
    body: {
      event: { eventType: "COMPLETE" },
      type: "RUN",
      runId: "run-1",
      eventType: "COMPLETE",
      eventTime: "2026-11-21T00:00:00.000Z",
      job: "airflow/clean",
      producer: "https://example.org/producer",
    },
    refs: [],
  },
  LateEvent: {
    input: { key: "e-2", run: [{ trainingRun: "run-1" }], event: "e-2", says: ["it read one more table"] },
    body: { says: ["it read one more table"] },
    refs: [
      ["TOLD_BY", "RunEvent", "e-2"],
      ["SUPPLEMENTS", "TrainingRun", "run-1"],
    ],
  },
  Access: {
    input: {
      key: "x-1",
      system: "registry",
      principal: "eve",
      roles: ["READ"],
      operation: "download",
      fields: ["auditReport"],
      facts: [
        { kind: "ModelVersion", key: "credit@7" },
        { kind: "Prediction", key: "req-42" },
      ],
      address: "203.0.113.9",
      userAgent: "curl",
      at: "2026-11-22T00:00:00Z",
      outcome: "DENIED",
      count: 3,
    },
    body: {
      system: "registry",
      principal: "eve",
      roles: ["READ"],
      operation: "download",
      fields: ["auditReport"],
      address: "203.0.113.9",
      userAgent: "curl",
      at: "2026-11-22T00:00:00.000Z",
      outcome: "DENIED",
      count: 3,
    },
    refs: [
      ["ACCESSED", "ModelVersion", "credit@7"],
      ["ACCESSED", "Prediction", "req-42"],
    ],
  },
  Alert: {
    input: {
      key: "al-1",
      rule: "bulk",
      principal: "eve",
      message: "many reads",
      evidence: { count: 900 },
      at: "2026-11-22T00:00:00Z",
      accesses: [{ kind: "Access", key: "x-1" }],
    },
    body: {
      rule: "bulk",
      principal: "eve",
      message: "many reads",
      evidence: { count: 900 },
      at: "2026-11-22T00:00:00.000Z",
    },
    refs: [["RAISED_BY", "Access", "x-1"]],
  },
  Amendment: {
    input: {
      key: "am-1",
      kind: "Prediction",
      fact: "req-42",
      correction: { servingNode: "n-2" },
      reason: "wrong node",
    },
    body: { correction: { servingNode: "n-2" }, corrects: ["servingNode"], reason: "wrong node" },
    refs: [["AMENDS", "Prediction", "req-42"]],
  },
  Erasure: {
    input: { key: "er-1", kind: "Prediction", fact: "req-42", performedBy: "dpo", reason: "asked for" },
    body: { performedBy: "dpo", reason: "asked for" },
    refs: [["ERASES", "Prediction", "req-42"]],
  },
  KeyRotation: {
    input: {
      key: "0a1b2c3d",
      before: "log.example+00000000+AQ==",
      after: "log.example+0a1b2c3d+AQ==",
      reason: "yearly",
      performedBy: "local",
      statement: "Proofline key rotation v1\n",
    },
    body: {
      after: "log.example+0a1b2c3d+AQ==",
      before: "log.example+00000000+AQ==",
      performedBy: "local",
      reason: "yearly",
      statement: "Proofline key rotation v1\n",
    },
    refs: [],
  },
  Archival: {
    input: {
      key: "0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d",
      sha256: "0a1b2c3d".repeat(8),
      predictions: 2,
      firstIndex: 7,
      lastIndex: 9,
      before: "2026-05-01T00:00:00Z",
      keptSince: "2026-05-21T00:00:00Z",
      period: "ai-act-logs",
      performedBy: "local",
    },
    body: {
      before: "2026-05-01T00:00:00.000Z",
      firstIndex: 7,
      keptSince: "2026-05-21T00:00:00.000Z",
      lastIndex: 9,
      performedBy: "local",
      period: "ai-act-logs",
      predictions: 2,
      sha256: "0a1b2c3d".repeat(8),
    },
    refs: [],
  },
};

const bodyOf = (draft: ReturnType<typeof parseFact>) =>
  Object.fromEntries(draft.fields.map(({ name, value }) => [name, value]));

describe("parseFact", () => {
  it.each(FACT_KINDS)("makes a draft of a %s", (kind) => {
    const { input, body, refs } = EXAMPLES[kind];
    const draft = parseFact(kind, input, "input");
    expect(draft).toMatchObject({ kind, key: input.key ?? input.requestId });
    expect(bodyOf(draft)).toEqual(body);
    expect(draft.refs).toEqual(
      refs.map(([rel, to, key, props]) => ({ rel, kind: to, key, props: props ?? {} })),
    );
  });

  it.each(FACT_KINDS)("keeps the fields of a %s in the order of RFC 8785", (kind) => {
    const names = parseFact(kind, EXAMPLES[kind].input, "input").fields.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
  });

  it("takes null as not given", () => {
    const draft = parseFact("SourceTable", { key: "t", owner: null, columns: null }, "input");
    expect(draft).toEqual({ kind: "SourceTable", key: "t", fields: [], refs: [] });
  });

  it("makes one edge to the model version of a prediction whose server knows no deployment, and keeps the claim", () => {
    const { deployment, ...input } = EXAMPLES.Prediction.input;
    const draft = parseFact("Prediction", input, "input");
    expect(draft.refs).toEqual([{ rel: "MADE_BY", kind: "ModelVersion", key: "credit@7", props: {} }]);
    expect(bodyOf(draft).modelVersion).toBe("credit@7");
    expect(deployment).toBe("d-7");
  });

  it("keeps lists in the order they are given in, and the same reference twice", () => {
    const reads = ["b", "a", "b"].map((sourceTable) => ({ sourceTable }));
    const { refs } = parseFact("Transformation", { key: "etl", job: "j", reads }, "input");
    expect(refs.map(({ key }) => key)).toEqual(["b", "a", "b"]);
  });

  it("gives the same draft for inputs that differ in the order of names, in offsets and in prefixes", () => {
    const one = { key: "m", artifactSha256: A, framework: "onnx" };
    const other = { framework: "onnx", artifactSha256: `sha256:${A}`, key: "m" };
    expect(parseFact("ModelVersion", one, "input")).toEqual(parseFact("ModelVersion", other, "input"));
    const run = (startedAt: string) =>
      parseFact("TrainingRun", { key: "j", startedAt, trainedOn: [] }, "input");
    expect(run("2026-01-01T12:00:00+02:00")).toEqual(run("2026-01-01T10:00:00.000Z"));
  });

  it("takes a key of exactly 512 bytes, and one with spaces, quotes and signs of all planes", () => {
    for (const key of ["x".repeat(512), "é".repeat(256), ' a "b" \\ 😀/@'])
      expect(parseFact("SourceTable", { key }, "input").key).toBe(key);
  });

  it("takes exactly 256 references", () => {
    const reads = Array.from({ length: 256 }, (_, i) => ({ sourceTable: `t${i}` }));
    expect(parseFact("Transformation", { key: "etl", job: "j", reads }, "input").refs).toHaveLength(256);
  });

  it("takes a features object with names that JavaScript gives a meaning to", () => {
    const features = JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}');
    const draft = parseFact("Prediction", { ...EXAMPLES.Prediction.input, features }, "input");
    const field = draft.fields.find(({ name }) => name === "features");
    expect(field?.canonical).toBe('{"__proto__":1,"constructor":2,"toString":3}');
  });
});
