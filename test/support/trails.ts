import { claimedSpan } from "../../src/facts/claims.js";
import type { Draft } from "../../src/facts/draft.js";
import { entryText, leafHashHex } from "../../src/facts/entry.js";
import { canonical, type JsonValue } from "../../src/facts/json.js";
import { type FactKind, refId } from "../../src/facts/kind.js";
import { parseFact } from "../../src/facts/parse.js";
import type { StoredFact } from "../../src/facts/record.js";
import { type SealedValues, sealDraft } from "../../src/facts/seal.js";
import { DEFAULT_POLICY } from "../../src/report/policy.js";
import { buildReport } from "../../src/report/report.js";
import type { GapFinding, GapRule } from "../../src/report/rule.js";
import { openPredictionTrail, type PredictionTrail } from "../../src/report/trail.js";

/** A fact to be recorded: its kind, its GraphQL input, and how it differs from one recorded as usual. */
export interface Sent {
  readonly kind: FactKind;
  readonly input: Readonly<Record<string, unknown>>;
  /** Not part of the walk: it points at the trail. */
  readonly attached?: boolean;
  /** The time that it claims, unless given; RECORDED_AT for what claims none. */
  readonly recordedAt?: string;
  /** The approver of an approval, unless given. */
  readonly recordedBy?: string;
  /** Its sealed values are gone. */
  readonly erased?: boolean;
  /** Fields with what an older version let in and this one refuses. */
  readonly old?: Readonly<Record<string, JsonValue>>;
}

export const RECORDED_AT = "2026-11-22T00:00:00.000Z";
const EARLY = "2026-10-01T00:00:00.000Z";

/** A whole trail, by the names that tests change it by, causes first. */
const COMPLETE = {
  loans: {
    kind: "SourceTable",
    input: { key: "warehouse/loans", owner: "Data Office", columns: [{ name: "amount" }] },
    recordedAt: EARLY,
  },
  clean: {
    kind: "Transformation",
    input: {
      key: "etl-1",
      job: "clean-loans",
      gitCommit: "c0ffee",
      startedAt: "2026-10-01T01:00:00Z",
      endedAt: "2026-10-01T02:00:00Z",
      reads: [
        { sourceTable: "warehouse/loans", dateFrom: "2026-01-01T00:00:00Z", dateTo: "2026-10-01T00:00:00Z" },
      ],
      exclusions: [{ rule: "amount < 0", reason: "booking errors", rowCount: 1234 }],
    },
  },
  train: {
    kind: "DatasetVersion",
    input: { key: "loans@1", sha256: "a".repeat(64), rowCount: 80_000, writtenBy: "etl-1" },
    recordedAt: "2026-10-01T02:00:00.000Z",
  },
  test: {
    kind: "DatasetVersion",
    input: { key: "loans-test@1", sha256: "b".repeat(64), rowCount: 20_000, writtenBy: "etl-1" },
    recordedAt: "2026-10-01T02:00:00.000Z",
  },
  run: {
    kind: "TrainingRun",
    input: {
      key: "job-1",
      gitCommit: "abc1234",
      triggeredBy: "tom",
      startedAt: "2026-10-02T01:00:00Z",
      endedAt: "2026-10-02T03:00:00Z",
      hyperparameters: { depth: 6 },
      metrics: [
        { name: "accuracy", value: 0.875, slice: "gender=female", datasetVersion: "loans-test@1" },
        { name: "accuracy", value: 0.9, datasetVersion: "loans-test@1" },
      ],
      trainedOn: [
        { datasetVersion: "loans@1", role: "TRAIN" },
        { datasetVersion: "loans-test@1", role: "TEST" },
      ],
    },
  },
  model: {
    kind: "ModelVersion",
    input: { key: "credit-risk@7", artifactSha256: "3f2a".repeat(16), producedBy: "job-1" },
    recordedAt: "2026-10-02T03:00:00.000Z",
  },
  approval: {
    kind: "Approval",
    input: {
      key: "a-1",
      modelVersion: "credit-risk@7",
      approver: "Alice",
      decision: "APPROVED",
      reference: "RISK-12",
      at: "2026-10-03T09:00:00Z",
    },
  },
  transition: {
    kind: "StageTransition",
    input: {
      key: "s-1",
      modelVersion: "credit-risk@7",
      fromStage: "Staging",
      toStage: "Production",
      performedBy: "Bob",
      reason: "passed review",
      approval: "a-1",
      at: "2026-10-04T09:00:00Z",
    },
  },
  deployment: {
    kind: "Deployment",
    input: {
      key: "d-7",
      modelVersion: "credit-risk@7",
      environment: "production",
      stageTransition: "s-1",
      startedAt: "2026-10-05T09:00:00Z",
    },
  },
  prediction: {
    kind: "Prediction",
    input: {
      requestId: "req-42",
      deployment: "d-7",
      features: { amount: 1200 },
      prediction: "accept",
      timestamp: "2026-11-21T14:02:11Z",
      servingNode: "n-1",
    },
  },
} as const satisfies Record<string, Sent>;
type Name = keyof typeof COMPLETE;

export interface Changes {
  /** Members of a fact's input to set, or to remove with null; a fact that is null is not recorded. */
  readonly input?: { readonly [N in Name]?: Readonly<Record<string, unknown>> | null };
  readonly sent?: { readonly [N in Name]?: Partial<Sent> };
  readonly more?: readonly Sent[];
}

/** The facts of the complete trail, changed. */
export const factsWith = ({ input = {}, sent = {}, more = [] }: Changes = {}): Sent[] => {
  const whole: [string, Sent][] = Object.entries(COMPLETE);
  const inputs: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> = input;
  const sendings: Readonly<Record<string, Partial<Sent>>> = sent;
  const changed = whole.flatMap(([name, fact]): Sent[] => {
    const change = inputs[name];
    return change === null ? [] : [{ ...fact, ...sendings[name], input: { ...fact.input, ...change } }];
  });
  return [...changed, ...more];
};

/** Sealed values as what reads the store has them. */
const asRead = (sealed: SealedValues): SealedValues =>
  Object.fromEntries(Object.entries(sealed).map(([name, { value, salt }]) => [name, { value, salt }]));

/** Records facts as the Recorder does, one log position each, when they happen. */
export function store(facts: readonly Sent[]): StoredFact[] {
  const leaves = new Map<string, string>();
  return facts.map((fact, index): StoredFact => {
    const draft = withOld(parseFact(fact.kind, fact.input, "input"), fact.old ?? {});
    const { body, sealed } = sealDraft(draft, () => index.toString(16).padStart(32, "0"));
    const entry = entryText(
      { ...draft, body },
      fact.recordedAt ?? claimedBy(draft) ?? RECORDED_AT,
      fact.recordedBy ?? (fact.kind === "Approval" ? String(fact.input.approver) : "pipeline"),
      (ref) => leaves.get(refId(ref)) ?? null,
    );
    leaves.set(refId(draft), leafHashHex(entry));
    return {
      kind: draft.kind,
      key: draft.key,
      recorded: { index, entry, sealed: fact.erased ? {} : asRead(sealed) },
    };
  });
}

/** Recorded at one time, as a history is that was imported afterwards. */
export const imported = (facts: readonly Sent[]): Sent[] =>
  facts.map((fact) => ({ ...fact, recordedAt: RECORDED_AT }));

const withOld = (draft: Draft, old: Readonly<Record<string, JsonValue>>): Draft => ({
  ...draft,
  fields: draft.fields.map((field) => {
    const value = old[field.name];
    return value === undefined ? field : { ...field, value, canonical: canonical(value) };
  }),
});

const claimedBy = ({ kind, fields }: Draft): string | undefined =>
  claimedSpan(kind, (name) => fields.find((field) => field.name === name)?.value)?.end?.time;

/** Records facts, and opens the trail that they make. */
export function record(
  facts: readonly Sent[],
  options: { requestId?: string; truncated?: boolean } = {},
): PredictionTrail {
  const stored = store(facts);
  return openPredictionTrail({
    start: { kind: "Prediction", key: options.requestId ?? "req-42" },
    walked: stored.filter((_, i) => !facts[i]?.attached),
    attached: stored.filter((_, i) => facts[i]?.attached),
    truncated: options.truncated ?? false,
  });
}

export const trailWith = (changes?: Changes): PredictionTrail => record(factsWith(changes));

export const reportOf = (trail: PredictionTrail) =>
  buildReport(trail, { generatedAt: "2026-11-22T08:00:00.000Z", asOf: 100, policy: DEFAULT_POLICY });

/** What a rule finds in the complete trail, changed. */
export const check = (rule: GapRule, changes?: Changes): readonly GapFinding[] =>
  rule.check(trailWith(changes), DEFAULT_POLICY);

/** Where it finds something: `Prediction req-42`. */
export const places = (findings: readonly GapFinding[]): string[] => findings.map(refId);

/**
 * Levels of datasets, each written by a run that reads all of the level before: `width` to the power of `levels - 1`
 * paths.
 */
export function diamond(levels: number, width: number): Sent[] {
  const key = (level: number, i: number) => `l${level}n${i}@1`;
  const across = Array.from({ length: width }, (_, i) => i);
  const layers = Array.from({ length: levels }, (_, level) =>
    across.flatMap((i): Sent[] => [
      {
        kind: "Transformation",
        recordedAt: EARLY,
        input: {
          key: `run-${level}-${i}`,
          job: "mix",
          gitCommit: "c0ffee",
          reads:
            level === 0
              ? [
                  {
                    sourceTable: "warehouse/loans",
                    dateFrom: "2026-01-01T00:00:00Z",
                    dateTo: "2026-02-01T00:00:00Z",
                  },
                ]
              : across.map((j) => ({ datasetVersion: key(level - 1, j) })),
        },
      },
      {
        kind: "DatasetVersion",
        recordedAt: EARLY,
        input: { key: key(level, i), sha256: "c".repeat(64), writtenBy: `run-${level}-${i}` },
      },
    ]),
  );
  const trainedOn = across.map((i) => ({ datasetVersion: key(levels - 1, i), role: "TRAIN" }));
  return factsWith({ input: { run: { trainedOn } }, more: layers.flat() });
}
