/** A fact as recordFacts takes it: one member, named after its kind. */
export type Fact = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const BEGAN = Math.floor(Date.now() / 60_000) * 60_000;

/** So many minutes before the tests began, to the minute: the whole trail lies within the hour after which facts are late. */
export const minutesAgo = (minutes: number): string => new Date(BEGAN - minutes * 60_000).toISOString();

/** When what the complete trail tells of happened, in the order of its facts. */
export const TIMES = {
  cleaned: { startedAt: minutesAgo(35), endedAt: minutesAgo(34) },
  trained: { startedAt: minutesAgo(33), endedAt: minutesAgo(31) },
  approved: minutesAgo(25),
  moved: minutesAgo(24),
  deployed: minutesAgo(23),
  predicted: minutesAgo(15),
  retired: minutesAgo(10),
};

/** A whole trail for one prediction, by the names that tests change it by, causes first. */
const whole = (p: string) =>
  ({
    loans: {
      sourceTable: {
        key: `${p}warehouse/loans`,
        owner: "Data Office",
        columns: [{ name: "amount", type: "int", personal: false }],
      },
    },
    clean: {
      transformation: {
        key: `${p}etl-1`,
        job: "clean-loans",
        gitCommit: "c0ffee",
        ...TIMES.cleaned,
        reads: [
          {
            sourceTable: `${p}warehouse/loans`,
            dateFrom: "2026-01-01T00:00:00Z",
            dateTo: "2026-10-01T00:00:00Z",
            rowCount: 100_000,
          },
        ],
        exclusions: [{ rule: "amount < 0", reason: "booking errors", rowCount: 1234 }],
      },
    },
    train: {
      datasetVersion: {
        key: `${p}loans@1`,
        sha256: "a".repeat(64),
        rowCount: 80_000,
        columns: [{ name: "amount", type: "int" }],
        writtenBy: `${p}etl-1`,
      },
    },
    test: {
      datasetVersion: {
        key: `${p}loans-test@1`,
        sha256: "b".repeat(64),
        rowCount: 20_000,
        writtenBy: `${p}etl-1`,
      },
    },
    run: {
      trainingRun: {
        key: `${p}job-1`,
        gitCommit: "abc1234",
        triggeredBy: "tom",
        ...TIMES.trained,
        hyperparameters: { depth: 6 },
        metrics: [
          { name: "accuracy", value: 0.875, slice: "gender=female", datasetVersion: `${p}loans-test@1` },
        ],
        trainedOn: [
          { datasetVersion: `${p}loans@1`, role: "TRAIN" },
          { datasetVersion: `${p}loans-test@1`, role: "TEST" },
        ],
      },
    },
    model: {
      modelVersion: { key: `${p}credit-risk@7`, artifactSha256: "3f2a".repeat(16), producedBy: `${p}job-1` },
    },
    approval: {
      approval: {
        key: `${p}a-1`,
        modelVersion: `${p}credit-risk@7`,
        approver: "Alice",
        decision: "APPROVED",
        reference: "RISK-12",
        at: TIMES.approved,
      },
    },
    transition: {
      stageTransition: {
        key: `${p}s-1`,
        modelVersion: `${p}credit-risk@7`,
        fromStage: "Staging",
        toStage: "Production",
        performedBy: "Bob",
        reason: "passed review",
        approval: `${p}a-1`,
        at: TIMES.moved,
      },
    },
    deployment: {
      deployment: {
        key: `${p}d-7`,
        modelVersion: `${p}credit-risk@7`,
        environment: "production",
        servingNodes: ["n-1", "n-2"],
        stageTransition: `${p}s-1`,
        startedAt: TIMES.deployed,
      },
    },
    prediction: {
      prediction: {
        requestId: `${p}req-42`,
        deployment: `${p}d-7`,
        features: { amount: 1200 },
        prediction: "accept",
        timestamp: TIMES.predicted,
        servingNode: "n-1",
      },
    },
  }) satisfies Record<string, Fact>;

export type Name = keyof ReturnType<typeof whole>;
/** Members of a fact to set, or to remove with null; a fact that is null is not recorded. */
export type Changes = { readonly [N in Name]?: Readonly<Record<string, unknown>> | null };

/** The facts of the complete trail, changed. */
export function trailFacts(p: string, changes: Changes = {}): Fact[] {
  const given: Readonly<Record<string, Readonly<Record<string, unknown>> | null | undefined>> = changes;
  const facts: [string, Fact][] = Object.entries(whole(p));
  return facts.flatMap(([name, fact]) => {
    const change = given[name];
    if (change === null) return [];
    return [Object.fromEntries(Object.entries(fact).map(([kind, input]) => [kind, { ...input, ...change }]))];
  });
}

/** What points at the complete trail: a retirement after the prediction, and an amendment. */
export const besideTrail = (p: string): Fact[] => [
  {
    review: {
      key: `${p}v-1`,
      prediction: `${p}req-42`,
      reviewer: "Ann",
      decision: "CONFIRMED",
      reason: "as the papers say",
      at: TIMES.retired,
    },
  },
  {
    outcome: {
      key: `${p}o-1`,
      prediction: `${p}req-42`,
      actual: { repaid: true },
      source: "servicing",
      at: TIMES.retired,
    },
  },
  {
    retirement: {
      key: `${p}r-1`,
      deployment: `${p}d-7`,
      performedBy: "Bob",
      reason: "replaced",
      at: TIMES.retired,
    },
  },
  {
    amendment: {
      key: `${p}am-1`,
      kind: "Prediction",
      fact: `${p}req-42`,
      correction: { servingNode: "n-2" },
      reason: "wrong node",
    },
  },
];
