import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kindOfMember } from "../../../src/facts/kind.js";
import { type CoverageRequest, readCoverage } from "../../../src/graph/coverage.js";
import type { Graph } from "../../../src/graph/graph.js";
import type { Recorder } from "../../../src/graph/recorder/recorder.js";
import { readReport } from "../../../src/graph/report.js";
import type { Completeness } from "../../../src/report/completeness.js";
import { GAP_CODES, type Policy, SEVERITIES } from "../../../src/report/rule.js";
import { newPrefix } from "../../support/prefix.js";
import { type Given, openMigratedGraph, openRecorder, record, rows } from "../../support/store.js";
import { minutesAgo, TIMES, trailFacts } from "../../support/trailFacts.js";

const p = newPrefix();
const ARTIFACT = "3f2a".repeat(16);
const OTHER_ARTIFACT = "00ff".repeat(16);
const MODEL = `${p}credit-risk@7`;
const [DEPLOYED, LATER, BARE, SOON] = [`${p}d-7`, `${p}d-8`, `${p}d-9`, `${p}d-10`];

const POLICIES: Readonly<Record<string, Policy>> = {
  usual: { lateMinutes: 60, lateMinutesByKind: [], severities: [] },
  "one that takes all for late": {
    lateMinutes: 0,
    lateMinutesByKind: [],
    severities: [{ code: "AMENDED", severity: "ERROR" }],
  },
  "one by kinds": {
    lateMinutes: 600,
    lateMinutesByKind: [
      { kind: "Deployment", minutes: 0 },
      { kind: "Prediction", minutes: 18 },
      { kind: "Outcome", minutes: 5 },
      { kind: "Review", minutes: 12 },
    ],
    severities: [{ code: "ERASED_VALUE", severity: "ERROR" }],
  },
};

const besideMs = (time: string, ms: number) => new Date(Date.parse(time) + ms).toISOString();
const REJECTED = minutesAgo(12);
const RETIRED = minutesAgo(10);
/** All about the times that the rules compare a prediction's with. */
const MOMENTS = [
  minutesAgo(40),
  besideMs(TIMES.moved, -1),
  ...[TIMES.deployed, REJECTED, RETIRED, minutesAgo(20)].flatMap((at) =>
    [-1, 0, 1].map((ms) => besideMs(at, ms)),
  ),
  // some are late by eighteen minutes, with no time of a trail between them and the others
  minutesAgo(19),
  minutesAgo(16),
  minutesAgo(5),
];

/** What a prediction is like, and what points at it. */
interface Sample {
  readonly served: { readonly deployment?: string; readonly modelVersion?: string };
  readonly claims: { readonly artifactSha256?: string; readonly modelVersion?: string };
  readonly timestamp: string;
  readonly pointing: readonly string[];
  readonly isOld: boolean;
}

const pointing = fc.constantFrom(
  "outcome",
  "lateOutcome",
  "review",
  "lateReview",
  "override",
  "node",
  "toLater",
  "toBare",
  "noClaim",
  "erased",
);
const sample: fc.Arbitrary<Sample> = fc.record({
  served: fc.constantFrom(
    { deployment: DEPLOYED },
    { deployment: DEPLOYED },
    { deployment: LATER },
    { deployment: BARE },
    { deployment: SOON },
    { modelVersion: MODEL },
  ),
  claims: fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        { artifactSha256: ARTIFACT },
        { artifactSha256: OTHER_ARTIFACT },
        { artifactSha256: ARTIFACT, modelVersion: MODEL },
        { modelVersion: `${p}credit-risk@6` },
      ),
    },
  ),
  timestamp: fc.constantFrom(...MOMENTS),
  pointing: fc.oneof(
    { weight: 8, arbitrary: fc.constant([]) },
    { weight: 5, arbitrary: pointing.map((one) => [one]) },
    { weight: 3, arbitrary: fc.array(pointing, { maxLength: 3 }) },
  ),
  isOld: fc.boolean(),
});

const predictionOf = ({ served, claims, timestamp }: Sample, key: string): Given => [
  "Prediction",
  { requestId: key, features: { n: 1 }, prediction: "yes", timestamp, ...claims, ...served },
];

function pointingAt(what: string, prediction: string, key: string): Given {
  const amend = (correction: object): Given => [
    "Amendment",
    { key, kind: "Prediction", fact: prediction, correction, reason: "typing" },
  ];
  const review = { key, prediction, reviewer: "Ann", decision: "CONFIRMED" };
  switch (what) {
    case "outcome":
      return ["Outcome", { key, prediction, actual: "no", at: minutesAgo(1) }];
    case "lateOutcome":
      return ["Outcome", { key, prediction, actual: "no", at: minutesAgo(70) }];
    case "review":
      return ["Review", { ...review, at: minutesAgo(9) }];
    case "lateReview":
      return ["Review", { ...review, at: minutesAgo(90) }];
    case "override":
      return ["Review", { ...review, decision: "OVERRIDDEN", at: minutesAgo(9) }];
    case "node":
      return amend({ servingNode: "n-2" });
    case "toLater":
      return amend({ deployment: LATER });
    case "toBare":
      return amend({ deployment: BARE });
    case "noClaim":
      return amend({ modelVersion: null });
    default:
      return ["Erasure", { key, kind: "Prediction", fact: prediction, performedBy: "dpo", reason: "asked" }];
  }
}

describe("coverage", { timeout: 120_000 }, () => {
  let graph: Graph;
  let recorder: Recorder;
  const samples = fc
    .sample(sample, { numRuns: 500, seed: 7 })
    .map((one, i) => ({ ...one, key: `${p}r-${i}` }));
  const put = (facts: readonly Given[]) => record(recorder, ...facts);

  beforeAll(async () => {
    graph = await openMigratedGraph();
    recorder = openRecorder(graph);
    const before = trailFacts(p, { prediction: null }).flatMap((fact) =>
      Object.entries(fact).flatMap(([member, input]): Given[] => {
        const kind = kindOfMember(member);
        return kind === undefined ? [] : [[kind, input]];
      }),
    );
    await put(before);
    await put([
      ["Deployment", { key: BARE, modelVersion: MODEL, environment: "test", startedAt: minutesAgo(20) }],
    ]);
    const [early, late] = [samples.slice(0, 250), samples.slice(250)];
    await put(early.map((one) => predictionOf(one, one.key)));
    // recorded after some of what it served, and after some of the predictions that are amended to it
    await put([
      ["Retirement", { key: `${p}r`, deployment: DEPLOYED, performedBy: "Bob", at: RETIRED }],
      [
        "Approval",
        { key: `${p}no`, modelVersion: MODEL, approver: "Al", decision: "REJECTED", at: REJECTED },
      ],
      [
        "Deployment",
        {
          key: LATER,
          modelVersion: MODEL,
          environment: "production",
          stageTransition: `${p}s-1`,
          startedAt: minutesAgo(14),
        },
      ],
    ]);
    // not late by its own time, only by what it served before it was recorded
    const soon = besideMs(new Date().toISOString(), 90_000);
    await put([
      [
        "Deployment",
        {
          key: SOON,
          modelVersion: MODEL,
          environment: "production",
          stageTransition: `${p}s-1`,
          startedAt: soon,
        },
      ],
    ]);
    await put(late.map((one) => predictionOf(one, one.key)));
    for (const [i, { pointing, key }] of samples.entries())
      for (const [j, what] of pointing.entries()) await put([pointingAt(what, key, `${p}x-${i}-${j}`)]);
    // as a version without that property wrote them
    await rows(
      graph,
      "UNWIND $old AS old MATCH (p:Prediction {key: old.key}) REMOVE p.claims SET p.artifactSha256 = old.artifactSha256, p.modelVersion = old.modelVersion",
      {
        old: samples
          .filter(({ isOld }) => isOld)
          .map(({ key, claims, served }) => ({
            artifactSha256: null,
            modelVersion: null,
            ...claims,
            ...served,
            key,
          })),
      },
    );
  });
  afterAll(async () => {
    await recorder[Symbol.asyncDispose]();
    await graph[Symbol.asyncDispose]();
  });

  /** By the report of each prediction. */
  async function counted(of: readonly { readonly key: string }[], policy: Policy) {
    const options = { asOf: null, signedSize: 0, now: new Date(0), policy };
    const completeness: Completeness[] = [];
    for (const { key } of of)
      completeness.push((await readReport(graph, { requestId: key, ...options })).report.completeness);
    return {
      predictions: of.length,
      complete: completeness.filter(({ complete }) => complete).length,
      gaps: SEVERITIES.flatMap((severity) =>
        GAP_CODES.map((code) => ({
          code,
          severity,
          predictions: completeness.filter(({ gaps }) =>
            gaps.some((gap) => gap.code === code && gap.severity === severity),
          ).length,
        })),
      ).filter(({ predictions }) => predictions > 0),
    };
  }

  const all: CoverageRequest = { modelVersion: MODEL, deployment: null, from: null, to: null };
  const coverage = async (request: Partial<CoverageRequest>, policy: Policy) => {
    const { predictions, complete, gaps } = await readCoverage(graph, { ...all, ...request }, policy);
    return { predictions, complete, gaps };
  };

  it.each(Object.entries(POLICIES))(
    "is what the report of each prediction says, by %s policy",
    async (_, policy) => {
      const found = await coverage({}, policy);
      expect(found).toEqual(await counted(samples, policy));
      expect(found.gaps.length).toBeGreaterThan(8);
    },
  );

  it("finds some predictions complete and some not", async () => {
    const { predictions, complete } = await coverage({}, POLICIES.usual as Policy);
    expect(complete).toBeGreaterThan(0);
    expect(complete).toBeLessThan(predictions);
  });

  it.each([DEPLOYED, LATER, BARE, SOON])("counts those of the deployment %s alone", async (deployment) => {
    const policy = POLICIES["one by kinds"] as Policy;
    const own = samples.filter(({ served }) => "deployment" in served && served.deployment === deployment);
    expect(await coverage({ modelVersion: null, deployment }, policy)).toEqual(await counted(own, policy));
  });

  it("counts those of a range of time, its start included and its end not", async () => {
    const policy = POLICIES.usual as Policy;
    const [from, to] = [TIMES.deployed, besideMs(RETIRED, 1)];
    const own = samples.filter(({ timestamp }) => timestamp >= from && timestamp < to);
    expect(await coverage({ from, to }, policy)).toEqual(await counted(own, policy));
    expect(await coverage({ from: to, to }, policy)).toEqual({ predictions: 0, complete: 0, gaps: [] });
  });

  it("takes a model version or a deployment, and one that there is", async () => {
    const policy = POLICIES.usual as Policy;
    const message = "give one of modelVersion and deployment";
    await expect(coverage({ deployment: DEPLOYED }, policy)).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message,
    });
    await expect(coverage({ modelVersion: null }, policy)).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message,
    });
    await expect(coverage({ modelVersion: `${MODEL}x` }, policy)).rejects.toMatchObject({
      code: "NOT_FOUND",
      path: "modelVersion",
    });
    await expect(coverage({ modelVersion: null, deployment: `${p}none` }, policy)).rejects.toMatchObject({
      code: "NOT_FOUND",
      path: "deployment",
    });
  });
});

describe("missing sequence numbers", { timeout: 120_000 }, () => {
  let graph: Graph;
  const q = newPrefix();
  const second = (n: number) => new Date(Date.parse(minutesAgo(30)) + n * 1_000).toISOString();
  const numbered = (
    deployment: string | null,
    servingNode: string | null,
    sequence: number | null,
    at: number,
  ): Given => [
    "Prediction",
    {
      requestId: `${q}${deployment}-${servingNode}-${sequence}-${at}`,
      ...(deployment === null ? { modelVersion: `${q}m@1` } : { deployment: `${q}${deployment}` }),
      servingNode,
      sequence,
      features: {},
      prediction: 1,
      timestamp: second(at),
    },
  ];

  beforeAll(async () => {
    graph = await openMigratedGraph();
    const recorder = openRecorder(graph);
    const deployments = ["a", "b"].map(
      (name): Given => [
        "Deployment",
        { key: `${q}${name}`, modelVersion: `${q}m@1`, environment: "production", startedAt: second(-1) },
      ],
    );
    await record(recorder, ...deployments);
    await record(
      recorder,
      ...[0, 1, 2, 5, 6, 9].map((n) => numbered("a", "n-1", n, n)),
      // the same number twice is no hole, and counts for none
      numbered("a", "n-1", 2, 20),
      numbered("a", "n-1", 9, 21),
      ...[7, 8, 10].map((n) => numbered("a", "n-2", n, n)),
      // other counters
      ...[100, 300].map((n) => numbered("b", "n-1", n, n / 100)),
      ...[1, 5].map((n) => numbered("b", null, n, n)),
      numbered("b", "n-3", null, 1),
      ...[1, 5].map((n) => numbered(null, "n-1", n, n)),
    );
    await recorder[Symbol.asyncDispose]();
  });
  afterAll(() => graph[Symbol.asyncDispose]());

  const policy = POLICIES.usual as Policy;
  const missing = async (request: Partial<CoverageRequest>) =>
    (
      await readCoverage(
        graph,
        { modelVersion: null, deployment: null, from: null, to: null, ...request },
        policy,
      )
    ).missingSequences();
  const hole = (deployment: string, servingNode: string, from: number, to: number) => ({
    deployment: `${q}${deployment}`,
    servingNode,
    from,
    to,
  });

  it("are listed as ranges, for each deployment and serving node", async () => {
    expect(await missing({ modelVersion: `${q}m@1` })).toEqual({
      missing: [
        hole("a", "n-1", 3, 4),
        hole("a", "n-1", 7, 8),
        hole("a", "n-2", 9, 9),
        hole("b", "n-1", 101, 299),
      ],
      missingCount: 2 + 2 + 1 + 199,
    });
    expect(await missing({ deployment: `${q}b` })).toEqual({
      missing: [hole("b", "n-1", 101, 299)],
      missingCount: 199,
    });
  });

  it("are looked for between the lowest and the highest number of a range of time, among all predictions", async () => {
    expect(await missing({ deployment: `${q}a`, from: second(5), to: second(9) })).toEqual({
      missing: [],
      missingCount: 0,
    });
    expect(await missing({ deployment: `${q}a`, from: second(2), to: second(9.001) })).toEqual({
      missing: [hole("a", "n-1", 3, 4), hole("a", "n-1", 7, 8)],
      missingCount: 4,
    });
    // 2 and 9 were used again later, and what lies between was recorded before
    expect(await missing({ deployment: `${q}a`, from: second(20) })).toEqual({
      missing: [hole("a", "n-1", 3, 4), hole("a", "n-1", 7, 8)],
      missingCount: 4,
    });
  });

  it("are counted when they are more than are listed, also where more predictions than are read at once have one number", async () => {
    const deployment = `${q}many`;
    await rows(
      graph,
      "MERGE (:Deployment {key: $deployment}) WITH 1 AS one UNWIND range(0, 60000) AS i CREATE (:Prediction {key: $deployment + toString(i), servedFrom: 'Deployment ' + $deployment, servingNode: 'n', sequence: CASE WHEN i <= 50000 THEN 0 ELSE (i - 50000) * 3 END})",
      { deployment },
    );
    const found = await missing({ deployment });
    await rows(graph, "MATCH (p:Prediction {servedFrom: 'Deployment ' + $deployment}) DELETE p", {
      deployment,
    });
    expect(found.missingCount).toBe(20_000);
    expect(found.missing).toHaveLength(1_000);
    expect(found.missing.at(-1)).toEqual({ deployment, servingNode: "n", from: 2998, to: 2999 });
  });
});
